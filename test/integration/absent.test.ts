import { expect, test } from 'vitest';
import { type AwsServer, describeEachServer } from '../support/aws-server.ts';
import { aShop, type Environment } from './a-shop.ts';
import { complaintsAbout, type Failed } from './verdict.ts';

const BEFORE = '# mine\nDB_PASSWORD=KTCANARY-one\n';

type Absence = Failed & { readonly secret: string; readonly label?: string; readonly environment?: Environment };

/** One run for people and one for scripts, in shops of their own. */
async function failBoth(aws: AwsServer, absence: Absence): Promise<string[]> {
  const { secret, label = 'AWSCURRENT', environment = {} } = absence;
  const target = '{ env: .env, map: { password: DB_PASSWORD } }';
  const project = `version: 1\nwatches:\n  - { secret: ${secret}, label: ${label}, to: [${target}] }\n`;
  const files = { 'keyturn.yaml': project, '.env': BEFORE };
  const shops = [aShop(aws.url, files), aShop(aws.url, files)] as const;
  const [human, json] = await Promise.all([
    shops[0].run(['once'], { environment }),
    shops[1].run(['once', '--json'], { environment }),
  ]);
  const after = shops.map((shop) => shop.read('.env'));
  return complaintsAbout({ human, json, before: [BEFORE, BEFORE], after }, absence);
}

describeEachServer((aws) => {
  test('a secret that is not there is told with region and cure', async () => {
    const says = 'absent/never is not in Secrets Manager in eu-west-1';
    const absence = { secret: 'absent/never', code: 'secret-missing', says, exitCode: 1 };
    expect(await failBoth(aws(), absence)).toEqual([]);
  });

  test('a secret of another region is told with the region that was asked', async () => {
    await aws().put('absent/far', JSON.stringify({ password: 'KTCANARY-one' }), { region: 'us-east-1' });
    const says = 'absent/far is not in Secrets Manager in us-west-2';
    const environment = { AWS_REGION: 'us-west-2' };
    const absence = { secret: 'absent/far', code: 'secret-missing', says, exitCode: 1, environment };
    expect(await failBoth(aws(), absence)).toEqual([]);
  });

  test('a deleted secret keeps its value here', async () => {
    await aws().put('absent/deleted', JSON.stringify({ password: 'KTCANARY-two' }));
    await aws().deleteSecret('absent/deleted');
    const says = 'absent/deleted in eu-west-1 is marked for deletion';
    const absence = { secret: 'absent/deleted', code: 'secret-deleted', says, exitCode: 1 };
    expect(await failBoth(aws(), absence)).toEqual([]);
  });

  test('a label that no version carries is told by name', async () => {
    await aws().put('absent/label', JSON.stringify({ password: 'KTCANARY-two' }));
    const says = 'No version of absent/label carries the label BLUE';
    const absence = { secret: 'absent/label', label: 'BLUE', code: 'label-missing', says, exitCode: 1 };
    expect(await failBoth(aws(), absence)).toEqual([]);
  });
});
