export const words = {
  none: 'No folder chosen yet',
  path: 'Path of the folder',
  hint: '/home/you/project',
  choose: 'Choose folder',
} as const;
