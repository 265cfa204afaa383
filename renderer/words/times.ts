export const words = {
  seconds: (number: number) => `${number} s`,
  minutes: (number: number) => `${number} min`,
  hours: (number: number) => `${number} h`,
  days: (number: number) => `${number} d`,
  ago: (span: string) => `${span} ago`,
  ahead: (span: string) => `in ${span}`,
  now: 'now',
  yesterday: (clock: string) => `yesterday ${clock}`,
  today: (clock: string) => `today ${clock}`,
  tomorrow: (clock: string) => `tomorrow ${clock}`,
} as const;
