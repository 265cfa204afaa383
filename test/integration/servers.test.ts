import { expect, test } from 'vitest';
import { describeEachServer } from '../support/aws-server.ts';
import { hasFault, MOTO_FAULTS, type MotoFault } from '../support/moto-faults.ts';

describeEachServer((aws) => {
  const faults = Object.keys(MOTO_FAULTS) as MotoFault[];
  test.each(faults)('the table is right about: %s', async (fault) => {
    const name = `servers/${fault.replaceAll(' ', '-')}`;
    expect(await MOTO_FAULTS[fault](aws(), name)).toBe(hasFault(aws(), fault));
  });

  test('two secrets of one name in two regions are two secrets', async () => {
    await aws().put('servers/twice', 'west');
    await aws().put('servers/twice', 'east', { region: 'us-east-1' });
    const read = async (region: string): Promise<string | undefined> =>
      (await aws().client({ region }).getSecretValue({ SecretId: 'servers/twice', VersionStage: 'AWSCURRENT' }))
        .SecretString;
    expect([await read('eu-west-1'), await read('us-east-1')]).toEqual(['west', 'east']);
  });
});
