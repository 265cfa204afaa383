import { randomUUID } from 'node:crypto';

export type Fields = Readonly<Record<string, unknown>>;

/** An answer on its way out. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Protocol = 'json-1.1' | 'json-1.0' | 'query';

/** A refusal in AWS's words: `code` is the exception name, `status` the HTTP status. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

const CONTENT_TYPE: Record<Protocol, string> = {
  'json-1.1': 'application/x-amz-json-1.1',
  'json-1.0': 'application/x-amz-json-1.0',
  query: 'text/xml',
};

function answer(protocol: Protocol, content: Pick<Answer, 'status' | 'body'>): Answer {
  return { ...content, headers: { 'content-type': CONTENT_TYPE[protocol], 'x-amzn-requestid': randomUUID() } };
}

export function answerJson(protocol: Protocol, fields: Fields): Answer {
  return answer(protocol, { status: 200, body: JSON.stringify(fields) });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => ENTITIES[found] ?? found);
}

/** The Query protocol's envelope, as STS speaks it. `result` is XML. */
export function answerXml(api: string, result: string): Answer {
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  const body = `<${api}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${api}Result>${result}</${api}Result>${metadata}</${api}Response>`;
  return answer('query', { status: 200, body });
}

/** The Query protocol has names and statuses of its own for what every service refuses. */
const QUERY_REFUSALS: Readonly<Record<string, readonly [code: string, status: number]>> = {
  MissingAuthenticationTokenException: ['MissingAuthenticationToken', 403],
  ExpiredTokenException: ['ExpiredToken', 403],
  UnrecognizedClientException: ['InvalidClientTokenId', 403],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  AccessDeniedException: ['AccessDenied', 403],
  ThrottlingException: ['Throttling', 400],
  InternalServiceError: ['InternalFailure', 500],
};

/** In the error shape of its protocol: AWS JSON 1.0 and 1.1, or the XML of the query protocol (STS, SQS). */
export function answerError(protocol: Protocol, error: AwsError): Answer {
  const { code, message, status } = error;
  if (protocol !== 'query') {
    const body = JSON.stringify({ __type: code, Message: message, message });
    return answer(protocol, { status, body });
  }
  const [queryCode, queryStatus] = QUERY_REFUSALS[code] ?? [code, status];
  const type = queryStatus < 500 ? 'Sender' : 'Receiver';
  const details = `<Type>${type}</Type><Code>${escapeXml(queryCode)}</Code><Message>${escapeXml(message)}</Message>`;
  const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${details}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
  return answer(protocol, { status: queryStatus, body });
}
