import type { DestinationAuth, TemplateWish } from '../../../domain/channel-set-up.ts';
import { DEAD_LETTERS_OUTPUT, deadLetters } from './queues.ts';
import { ruleIds, rulesOf } from './rules.ts';
import { arnOf, type Json, type Named, policyOf, type Resource, ref, sub, type Template, trustOf } from './template.ts';

function secretParameter(description: string): Json {
  return { Type: 'String', NoEcho: true, MinLength: 1, Description: description };
}

function textParameter(description: string): Json {
  return { Type: 'String', MinLength: 1, Description: description };
}

function addressParameter(description: string): Json {
  return { Type: 'String', AllowedPattern: '^https://.+$', Description: description };
}

type Auth = { readonly type: string; readonly parameters: Named; readonly auth: Json };

/** The same credentials stand in the files for --api-key-file, --basic-file, --oauth-file. */
const AUTHS: Record<DestinationAuth, Auth> = {
  'api key': {
    type: 'API_KEY',
    parameters: {
      ApiKeyName: { Type: 'String', Default: 'x-api-key', Description: 'Name of the header' },
      ApiKeyValue: secretParameter('The key'),
    },
    auth: { ApiKeyAuthParameters: { ApiKeyName: ref('ApiKeyName'), ApiKeyValue: ref('ApiKeyValue') } },
  },
  basic: {
    type: 'BASIC',
    parameters: { Username: textParameter('The user'), Password: secretParameter('The password') },
    auth: { BasicAuthParameters: { Username: ref('Username'), Password: ref('Password') } },
  },
  oauth: {
    type: 'OAUTH_CLIENT_CREDENTIALS',
    parameters: {
      ClientId: textParameter('The client'),
      ClientSecret: secretParameter('Its secret'),
      TokenUrl: addressParameter('Ends in /oauth/token'),
    },
    auth: {
      OAuthParameters: {
        AuthorizationEndpoint: ref('TokenUrl'),
        HttpMethod: 'POST',
        ClientParameters: { ClientID: ref('ClientId'), ClientSecret: ref('ClientSecret') },
      },
    },
  },
};

function connection({ type, auth }: Auth): Resource {
  return {
    purpose: 'keeps the credentials; EventBridge stores them in a secret of its own',
    why: 'Who may update an API destination can send these credentials elsewhere.',
    Type: 'AWS::Events::Connection',
    Properties: { AuthorizationType: type, AuthParameters: auth },
  };
}

const DESTINATION: Record<string, Resource> = {
  Destination: {
    purpose: 'the webhook of Keyturn',
    Type: 'AWS::Events::ApiDestination',
    Properties: {
      ConnectionArn: arnOf('Connection'),
      InvocationEndpoint: ref('WebhookUrl'),
      HttpMethod: 'POST',
      InvocationRateLimitPerSecond: 10,
    },
  },
  RuleRole: {
    purpose: 'lets the rules of this stack call the webhook, and nothing else',
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trustOf('events.amazonaws.com', {
        ArnLike: {
          'aws:SourceArn': sub(
            `arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/\${AWS::StackName}-*`,
          ),
        },
      }),
      Policies: [
        {
          PolicyName: 'call',
          PolicyDocument: policyOf({ action: 'events:InvokeApiDestination', resource: arnOf('Destination') }),
        },
      ],
    },
  },
};

/** The same shape that the relay function makes. EventBridge puts the quotes around texts itself. */
const TRANSFORMER: Json = {
  InputPathsMap: {
    secret: '$.resources[0]',
    region: '$.region',
    account: '$.account',
    label: '$.detail.labelUpdated',
    versionId: '$.detail.versionId',
    at: '$.time',
    id: '$.id',
  },
  InputTemplate:
    '{"keyturn":1,"secret":<secret>,"region":<region>,"account":<account>,"label":<label>,"versionId":<versionId>,"at":<at>,"id":<id>}',
};

/** Rule → API destination, which is the webhook. */
export function destinationTemplate(wish: Extract<TemplateWish, { shape: 'me' }>): Template {
  const auth = AUTHS[wish.auth ?? 'api key'];
  const target = { Arn: arnOf('Destination'), RoleArn: arnOf('RuleRole') };
  return {
    description: 'Keyturn: rotations in AWS Secrets Manager reach a webhook through an API destination',
    parameters: {
      WebhookUrl: addressParameter('Ends in /events; its certificate must be one that everybody trusts'),
      ...auth.parameters,
    },
    resources: {
      ...rulesOf({ ...wish, target, transformer: TRANSFORMER, to: 'the webhook' }),
      Connection: connection(auth),
      ...DESTINATION,
      ...deadLetters({ principal: 'events.amazonaws.com', sources: ruleIds(wish).map(arnOf) }),
    },
    outputs: {
      DestinationArn: { Description: 'The API destination', Value: arnOf('Destination') },
      ...DEAD_LETTERS_OUTPUT,
    },
  };
}
