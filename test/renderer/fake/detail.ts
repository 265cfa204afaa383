import type { AppView, KeyRow, TargetDetail, TargetRow, WatchDetail } from '../../../preload/views.ts';
import { historyOf } from './history.ts';
import { DAY, NOW } from './moments.ts';

const key = (name: string, change: KeyRow['change']): KeyRow => ({ name, field: name.toLowerCase(), change });

function detailOf(row: TargetRow): TargetDetail {
  const isConflict = row.state === 'conflict';
  return {
    target: row.target,
    name: row.name,
    isHeld: isConflict,
    keys: [
      key('DB_HOST', 'in step'),
      key('DB_PASSWORD', isConflict ? 'conflict' : row.state === 'edited here' ? 'edited here' : 'in step'),
      key('DB_USER', isConflict ? 'update' : 'in step'),
    ],
    readers: row.readers.map((reader) => ({
      reader,
      evidence: reader === 'compose' ? 'compose.yaml line 12: env_file' : 'package.json: dotenv 17',
    })),
    ...(row.problem && { problem: row.problem }),
  };
}

/** `isDenied`: AWS does not let anybody list versions. */
export function watchDetail({ watches }: AppView, asked: string, isDenied: boolean): WatchDetail | undefined {
  const row = watches.find((one) => one.key === asked);
  if (row === undefined) return undefined;
  const versions = [
    { versionId: '3f2a9c41-77d0-4be1-9b0f-0f4c8a2d1e55', labels: ['AWSCURRENT'], createdAt: NOW - 9 * 60_000 },
    { versionId: '9c1be0d2-1f44-4c3e-8a70-b1d2c3e4f506', labels: ['AWSPREVIOUS'], createdAt: NOW - 34 * DAY },
    { versionId: '51d7a0ee-52c3-4f2b-8dd2-90aa1b2c3d4e', labels: [], createdAt: NOW - 64 * DAY },
  ];
  const problem = {
    code: 'access-denied',
    message: 'AWS denies secretsmanager:ListSecretVersionIds to profile dev.',
    cure: 'Allow secretsmanager:ListSecretVersionIds on this secret.',
  };
  return {
    key: asked,
    versions: isDenied ? { ok: false, problem } : { ok: true, value: versions },
    targets: row.targets.map(detailOf),
    events: historyOf({ search: row.secret, kinds: [], limit: 20 }, 40),
  };
}
