import { randomUUID } from 'node:crypto';
import { AwsError, type Fields } from '../answer.ts';
import { optionalFlag, optionalNumber, optionalText, requiredText } from '../input.ts';
import { noteChange, type SecretCall, type World } from '../world.ts';
import { nextWindow, type RotationRules } from './rotation-schedule.ts';
import { findLiveSecret, type Secret, versionWith } from './secret-store.ts';
import { putVersion } from './versions.ts';
import { putAndAnnounce } from './write-operations.ts';

const PENDING = 'AWSPENDING';

function readRules(input: Fields): RotationRules | undefined {
  const given = input.RotationRules;
  if (typeof given !== 'object' || given === null) return undefined;
  const rules: Fields = { ...given };
  const days = optionalNumber(rules, 'AutomaticallyAfterDays', { min: 1, max: 1000 });
  const duration = optionalText(rules, 'Duration', { min: 2, max: 3 });
  const expression = optionalText(rules, 'ScheduleExpression', { min: 1, max: 256 });
  if (days !== undefined && expression !== undefined) {
    const reason = 'You can set AutomaticallyAfterDays or ScheduleExpression in RotationRules, but not both.';
    throw new AwsError('InvalidParameterException', reason);
  }
  return {
    ...(days === undefined ? {} : { AutomaticallyAfterDays: days }),
    ...(duration === undefined ? {} : { Duration: duration }),
    ...(expression === undefined ? {} : { ScheduleExpression: expression }),
  };
}

/** Picks a moment inside the next window, as AWS does, whichever. Raises InvalidParameterException for a bad schedule. */
export function scheduleRotation(world: World, secret: Secret, rules: RotationRules): void {
  const window = nextWindow(rules, world.clock.now());
  const rotation = { ...secret.rotation, isEnabled: true, rules };
  if (window === undefined) delete rotation.window;
  else rotation.window = window;
  secret.rotation = rotation;
  if (window === undefined) return;
  const moment = window.startsAt + Math.floor(world.random() * (window.endsAt - window.startsAt));
  world.clock.at(moment, () => {
    if (secret.rotation?.window !== window || !secret.rotation.isEnabled || secret.deletion !== undefined) return;
    startRotation(world, secret, randomUUID());
  });
}

/** AWSPENDING first, AWSCURRENT later: between the two the new version may have no value yet. */
export function startRotation(world: World, secret: Secret, versionId: string): void {
  putVersion(secret, { id: versionId, labels: [PENDING], now: world.clock.now() });
  noteChange(world, secret);
  const promote = (): void => finishRotation(world, secret, versionId);
  if (world.settings.rotationTakesMs === 0) promote();
  else world.clock.at(world.clock.now() + world.settings.rotationTakesMs, promote);
}

function finishRotation(world: World, secret: Secret, id: string): void {
  if (world.settings.areRotationsBroken || secret.deletion !== undefined || !secret.versions.has(id)) return;
  const content = world.renew(versionWith(secret, 'AWSCURRENT')?.content);
  putAndAnnounce(world, secret, { id, content, labels: ['AWSCURRENT'] });
  secret.versions.get(id)?.labels.delete(PENDING);
  if (secret.rotation !== undefined) {
    secret.rotation.lastAt = world.clock.now();
    scheduleRotation(world, secret, secret.rotation.rules);
  }
  noteChange(world, secret);
}

function refuseUnfinished(secret: Secret): void {
  const pending = versionWith(secret, PENDING);
  if (pending === undefined || pending === versionWith(secret, 'AWSCURRENT')) return;
  const reason = "A previous rotation isn't complete. That rotation will be reattempted.";
  throw new AwsError('InvalidRequestException', reason);
}

/** Starts a rotation, or only its schedule with `RotateImmediately: false`; the value changes later (API reference, RotateSecret). */
export function rotateSecret({ world, store, input }: SecretCall): Fields {
  const secret = findLiveSecret(store, requiredText(input, 'SecretId', { min: 1, max: 2048 }));
  const versionId = optionalText(input, 'ClientRequestToken', { min: 32, max: 64 }) ?? randomUUID();
  const lambdaArn = optionalText(input, 'RotationLambdaARN', { max: 2048 }) ?? secret.rotation?.lambdaArn;
  if (lambdaArn === undefined) {
    throw new AwsError('InvalidRequestException', 'No Lambda rotation function ARN is associated with this secret.');
  }
  refuseUnfinished(secret);
  const rules = readRules(input) ?? secret.rotation?.rules ?? {};
  scheduleRotation(world, secret, rules);
  if (secret.rotation !== undefined) secret.rotation.lambdaArn = lambdaArn;
  noteChange(world, secret);
  const answer = { ARN: secret.arn, Name: secret.name };
  if (optionalFlag(input, 'RotateImmediately') === false) return answer;
  startRotation(world, secret, versionId);
  return { ...answer, VersionId: versionId };
}

/** Leaves the schedule in place but silent, and AWSPENDING where it is. */
export function cancelRotateSecret({ world, store, input }: SecretCall): Fields {
  const secret = findLiveSecret(store, requiredText(input, 'SecretId', { min: 1, max: 2048 }));
  if (secret.rotation !== undefined) {
    secret.rotation.isEnabled = false;
    delete secret.rotation.window;
  }
  noteChange(world, secret);
  return { ARN: secret.arn, Name: secret.name };
}
