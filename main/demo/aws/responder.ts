import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, AwsError, answerError, type Protocol } from './answer.ts';
import type { Arrival, CallRecorder } from './calls.ts';
import { type Fault, refusalOf } from './faults.ts';
import { dispatch, protocolOf, type Route, routeOf, subjectOf } from './router.ts';
import { type Caller, parseAuthorization, userArn } from './signature.ts';
import { isCutOff, readBody, send, sendThrough } from './wire.ts';
import type { World } from './world.ts';

type Parts = { readonly world: World; readonly calls: CallRecorder };

/** AWS refuses signatures that are further away than this from its own clock. */
const MOST_SKEW_MS = 5 * 60_000;

const NO_SIGNATURE = new AwsError('MissingAuthenticationTokenException', 'Request is missing Authentication Token');

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function failure(protocol: Protocol, error: unknown): Answer {
  if (error instanceof AwsError) return answerError(protocol, error);
  return answerError(protocol, new AwsError('InternalServiceError', 'The stand-in itself failed.', 500));
}

/** `20261124T002322Z`, as in `X-Amz-Date`. */
function parseAmzDate(text: string | undefined): number {
  return Date.parse((text ?? '').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** Judged by the computer's clock: that is what the SDK signs with. Undefined when near enough. */
function skewRefusal(request: IncomingMessage, response: ServerResponse, fault: Fault): AwsError | undefined {
  if (fault.kind !== 'clock skew') return undefined;
  const here = Date.now() + fault.aheadMs;
  response.setHeader('date', new Date(here).toUTCString());
  const signed = parseAmzDate(header(request, 'x-amz-date'));
  if (Math.abs(here - signed) <= MOST_SKEW_MS) return undefined;
  const relation = signed < here ? 'Signature expired' : 'Signature not yet current';
  return new AwsError('InvalidSignatureException', `${relation}: the request was signed too far from the current time`);
}

/** The connection's end: a caller that leaves ends its long poll. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

type Asked = {
  readonly route: Route;
  readonly caller: Caller;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

async function answerAsked(world: World, { route, caller, request, response }: Asked): Promise<void> {
  const subject = { api: route.api, secret: subjectOf(route), caller };
  const fault = world.faults.take(subject);
  try {
    const refusal = fault && (refusalOf(fault, subject) ?? skewRefusal(request, response, fault));
    if (refusal) throw refusal;
    const empty: Answer = { status: 200, headers: {}, body: '' };
    const answer = isCutOff(fault) ? empty : await dispatch(route, { world, caller, signal: signalOf(response) });
    sendThrough(response, answer, fault);
  } catch (error) {
    send(response, failure(route.protocol, error));
  }
}

/** Raises MissingAuthenticationTokenException. */
function callerOf(request: IncomingMessage, world: World): Caller {
  const scope = parseAuthorization(header(request, 'authorization'));
  if (scope === undefined) throw NO_SIGNATURE;
  return { ...scope, principal: world.principals.get(scope.accessKey) ?? userArn(scope.accessKey) };
}

function arrivalOf(route: Route, caller: Caller, at: number): Arrival {
  const secret = subjectOf(route);
  const { accessKey, region } = caller;
  return { at, api: route.api, accessKey, region, ...(secret === undefined ? {} : { secret }) };
}

async function respond({ world, calls }: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = header(request, 'x-amz-target');
  const body = await readBody(request);
  if (body === undefined) return void response.destroy();
  try {
    const caller = callerOf(request, world);
    const route = routeOf(target, body);
    calls.noteArrival(arrivalOf(route, caller, world.clock.now()), request.socket);
    await answerAsked(world, { route, caller, request, response });
  } catch (error) {
    send(response, failure(protocolOf(target), error));
  }
}

/** The listener of the stand-in's server: signature, counting, fault, operation, answer. */
export function createResponder(parts: Parts): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void respond(parts, request, response);
  };
}
