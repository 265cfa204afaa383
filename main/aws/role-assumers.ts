type Sts = typeof import('@aws-sdk/client-sts');
type Assume = ReturnType<Sts['getDefaultRoleAssumer']>;
type AssumeWithWebIdentity = ReturnType<Sts['getDefaultRoleAssumerWithWebIdentity']>;

export type RoleAssumers = { readonly roleAssumer: Assume; readonly roleAssumerWithWebIdentity: AssumeWithWebIdentity };

/** The SDK's own, with these options for their STS client, which loads with the first role: most profiles have none. */
export function roleAssumers(options: NonNullable<Parameters<Sts['getDefaultRoleAssumer']>[0]>): RoleAssumers {
  const load = (): Promise<Sts> => import('@aws-sdk/client-sts');
  let assume: Promise<Assume> | undefined;
  let assumeWithWebIdentity: Promise<AssumeWithWebIdentity> | undefined;
  return {
    async roleAssumer(source, role) {
      assume ??= load().then((sts) => sts.getDefaultRoleAssumer(options));
      return (await assume)(source, role);
    },
    async roleAssumerWithWebIdentity(role) {
      assumeWithWebIdentity ??= load().then((sts) => sts.getDefaultRoleAssumerWithWebIdentity(options));
      return (await assumeWithWebIdentity)(role);
    },
  };
}
