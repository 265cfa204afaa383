import type { Finding } from '../../preload/views.ts';
import type { AnswerPorts } from './asking.ts';
import type { Handlers } from './handlers.ts';

const VERDICTS = { fine: 'good', note: 'hint', wrong: 'wrong' } as const satisfies Record<string, Finding['verdict']>;

/** The doctor, for a window. */
export function healthAnswers({
  configDirectory,
  session,
  surroundings,
  clock,
}: AnswerPorts): Pick<Handlers, 'getHealth'> {
  return {
    async getHealth() {
      // It brings half of the sources along, and most windows never ask.
      const { allFindings } = await import('../doctor/all-findings.ts');
      const findings = await allFindings({
        configDirectory,
        directories: session.projects().map(({ directory }) => directory),
        surroundings,
        now: clock.now,
      });
      return findings.map(({ area, state, finding, cure }) => ({
        topic: area,
        verdict: VERDICTS[state],
        message: finding,
        ...(cure !== undefined && { cure }),
      }));
    },
  };
}
