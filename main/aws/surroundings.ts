/** What the AWS CLI would look at. `environment` is `process.env`: the SDK's own credential providers read that one. */
export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
};
