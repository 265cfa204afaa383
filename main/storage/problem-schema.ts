import * as z from 'zod';
import type { ProblemCode } from '../domain/problem.ts';

/** An old problem is shown, not acted on, so any code will do. */
export const ProblemSchema = z.looseObject({
  code: z.custom<ProblemCode>((code) => typeof code === 'string'),
  message: z.string(),
  cure: z.string(),
});
