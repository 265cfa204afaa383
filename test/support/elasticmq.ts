import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startPeer } from './peer-process.ts';

const LIBRARIES = join(process.env.PEERS_DIR ?? join(homedir(), '.cache/keyturn-peers'), 'elasticmq/lib');

export function isElasticMqMissing(): boolean {
  return !existsSync(LIBRARIES);
}

function configuration(port: number): string {
  return `node-address { protocol = http, host = 127.0.0.1, port = ${port}, context-path = "" }
rest-sqs { enabled = true, bind-port = ${port}, bind-hostname = "127.0.0.1", sqs-limits = strict }
rest-stats { enabled = false }
aws { region = eu-west-1, accountId = "000000000000" }
pekko.http.server.parsing.illegal-header-warnings = off
`;
}

/** ElasticMQ, an SQS of its own make. Ends with `close`, at the latest with this process. */
export async function startElasticMq(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-elasticmq-'));
  const file = join(folder, 'elasticmq.conf');
  writeFileSync(file, configuration(port));
  const options = ['-Xmx256m', '-XX:TieredStopAtLevel=1', `-Dconfig.file=${file}`, '-cp', `${LIBRARIES}/*`];
  const stop = await startPeer({
    name: 'ElasticMQ',
    command: 'java',
    args: [...options, 'org.elasticmq.server.Main'],
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    answersAt: url,
  });
  const close = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, close };
}
