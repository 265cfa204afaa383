/** Of a signed request. The stand-in checks the shape of a signature, never the signature. */
export type CredentialScope = { readonly accessKey: string; readonly region: string; readonly service: string };

/** Who asks. */
export type Caller = CredentialScope & {
  /** ARN of the user or assumed role. */
  readonly principal: string;
};

const SHAPE =
  /^AWS4-(?:HMAC-SHA256|ECDSA-P256-SHA256) Credential=([^/\s,]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request,\s*SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*,\s*Signature=[0-9a-f]{64}$/;

/** Undefined when the `Authorization` header is not SigV4-shaped (Signature Version 4, "Authorization header"). */
export function parseAuthorization(header: string | undefined): CredentialScope | undefined {
  const [, accessKey, region, service] = SHAPE.exec(header ?? '') ?? [];
  return accessKey && region && service ? { accessKey, region, service } : undefined;
}

/** Every access key belongs to this account. */
export const ACCOUNT = '123456789012';

/** The IAM user behind an access key that is no role's. */
export function userArn(accessKey: string): string {
  return `arn:aws:iam::${ACCOUNT}:user/${accessKey.toLowerCase()}`;
}
