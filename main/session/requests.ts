import * as z from 'zod';

const projects = z.array(z.string());
/** Only these secrets of the projects, as `keyturn.yaml` names them. */
const secrets = z.array(z.string()).optional();

/** What a face asks of the owner of a config folder, in this process or through its socket. Project folders are absolute. `accept`: a person named them, which is the yes to what their files say now. */
export const requestSchema = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('once'),
    projects,
    secrets,
    isDry: z.boolean(),
    adopt: z.boolean(),
    accept: z.boolean(),
  }),
  z.strictObject({ command: z.literal('watch'), projects, accept: z.boolean() }),
  z.strictObject({ command: z.literal('diff'), projects, secrets }),
  z.strictObject({ command: z.literal('status'), projects }),
  z.strictObject({ command: z.literal('clean'), projects, isDry: z.boolean() }),
  /** This machine's name for a profile of a project; without `local` the substitution goes. */
  z.strictObject({ command: z.literal('profile'), name: z.string().min(1), local: z.string().min(1).optional() }),
]);

export type Request = z.infer<typeof requestSchema>;
