/** JSON as CloudFormation reads it, intrinsic functions included. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export type Resource = {
  /** What it is there for, for people; no full stop. Stands above it as a comment. */
  readonly purpose: string;
  /** More of that comment: what one could get wrong here. */
  readonly why?: string;
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: { readonly [key: string]: Json };
};

export type Named = { readonly [name: string]: Json };

export type Template = {
  readonly description: string;
  readonly parameters?: Named;
  readonly conditions?: Named;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Named;
};

export function ref(id: string): Json {
  return { Ref: id };
}

export function arnOf(id: string): Json {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}

export function sub(text: string): Json {
  return { 'Fn::Sub': text };
}

/** `AWS::NoValue` on the other side: the property is left out. */
export function onlyIf(condition: string, value: Json): Json {
  return { 'Fn::If': [condition, value, ref('AWS::NoValue')] };
}

type Allowance = {
  readonly principal?: string;
  readonly action: string | readonly string[];
  readonly resource: Json;
  readonly condition?: Json;
};

function statementOf({ principal, action, resource, condition }: Allowance): Json {
  return {
    Effect: 'Allow',
    ...(principal !== undefined && { Principal: { Service: principal } }),
    Action: action,
    Resource: resource,
    ...(condition !== undefined && { Condition: condition }),
  };
}

/** Each allowance is one statement; nothing else is allowed. */
export function policyOf(...allowances: readonly Allowance[]): Json {
  return { Version: '2012-10-17', Statement: allowances.map(statementOf) };
}

/** The role that a service takes on. `condition`: on whose behalf. */
export function trustOf(service: string, condition?: Json): Json {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return {
    Version: '2012-10-17',
    Statement: [{ ...statement, ...(condition !== undefined && { Condition: condition }) }],
  };
}
