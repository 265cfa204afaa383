import { Document, isMap, type Pair, type Scalar } from 'yaml';
import type { TemplateWish } from '../../../domain/channel-set-up.ts';
import { templateOf } from './build.ts';
import type { Resource } from './template.ts';

function commentOf({ purpose, why }: Resource): string {
  return [`${purpose[0]?.toUpperCase()}${purpose.slice(1)}.`, ...(why?.split('\n') ?? [])]
    .map((line) => ` ${line}`)
    .join('\n');
}

function headOf(wish: TemplateWish): string {
  const capabilities = wish.shape === 'me' && wish.via !== 'queue' ? ' --capabilities CAPABILITY_IAM' : '';
  const lines = [
    'Made by `keyturn channel template`. One stack for each region:',
    `  aws cloudformation deploy --stack-name ${wish.name} --template-file FILE${capabilities}`,
  ];
  return lines.map((line) => ` ${line}`).join('\n');
}

/** YAML for CloudFormation, each resource under a comment that says what for. YAML 1.1 quotes what CloudFormation would read as a date. */
export function templateText(wish: TemplateWish): string {
  const { description, parameters, conditions, resources, outputs } = templateOf(wish);
  const bare = Object.entries(resources).map(([id, { purpose: _, why: __, ...resource }]) => [id, resource]);
  const document = new Document(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: description,
      ...(parameters && { Parameters: parameters }),
      ...(conditions && { Conditions: conditions }),
      Resources: Object.fromEntries(bare),
      Outputs: outputs,
    },
    { version: '1.1', aliasDuplicateObjects: false },
  );
  document.commentBefore = headOf(wish);
  const standing = document.get('Resources');
  for (const { key } of isMap(standing) ? (standing.items as Pair<Scalar<string>>[]) : []) {
    const resource = resources[key.value];
    if (resource) key.commentBefore = commentOf(resource);
  }
  return document.toString({ lineWidth: 0, directives: false });
}
