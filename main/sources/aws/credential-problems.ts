import type { Problem } from '../../domain/problem.ts';
import type { Access } from './context.ts';

export function credentialProblemOf(_error: unknown, access: Access): Problem {
  return {
    code: 'credentials-missing',
    message: `No credentials were found for the profile ${access.profileName}.`,
    cure: `Run \`aws configure --profile ${access.profileName}\`, or \`aws sso login --profile ${access.profileName}\`.`,
  };
}
