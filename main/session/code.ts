import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** An MFA code that a person typed: gets credentials with it, and checks that waited for them go on. */
export async function code({ session, request, signal }: Asked<'code'>): Promise<ExitCode> {
  await session.catalog.answerCode({ profile: request.profile, code: request.code }, signal);
  return 0;
}
