/** AWS services that Keyturn or its credentials talk to, as the `services` section of `~/.aws/config` spells them. */
export type AwsService =
  | 'secrets_manager'
  | 'sqs'
  | 'sns'
  | 'eventbridge'
  | 'cloudformation'
  | 'kms'
  | 'sts'
  | 'sso'
  | 'sso_oidc'
  | 'signin';

type Words = {
  /** As people call it. */
  readonly title: string;
  /** The first part of its host name. */
  readonly host: string;
};

export const SERVICES: Record<AwsService, Words> = {
  secrets_manager: { title: 'Secrets Manager', host: 'secretsmanager' },
  sqs: { title: 'SQS', host: 'sqs' },
  sns: { title: 'SNS', host: 'sns' },
  eventbridge: { title: 'EventBridge', host: 'events' },
  cloudformation: { title: 'CloudFormation', host: 'cloudformation' },
  kms: { title: 'KMS', host: 'kms' },
  sts: { title: 'STS', host: 'sts' },
  sso: { title: 'IAM Identity Center', host: 'portal.sso' },
  sso_oidc: { title: 'IAM Identity Center', host: 'oidc' },
  signin: { title: 'AWS Sign-In', host: 'signin' },
};
