/** `note`: good to know, nothing to do. */
export type FindingState = 'fine' | 'note' | 'wrong';

export type Finding = {
  readonly area: 'machine' | 'project' | 'file' | 'aws' | 'keychain' | 'tray' | 'network';
  readonly state: FindingState;
  readonly finding: string;
  readonly cure?: string;
};

type Area = Finding['area'];

export function fine(area: Area, finding: string): Finding {
  return { area, state: 'fine', finding };
}

export function note(area: Area, finding: string, cure?: string): Finding {
  return { area, state: 'note', finding, ...(cure !== undefined && { cure }) };
}

export function wrong(area: Area, finding: string, cure: string): Finding {
  return { area, state: 'wrong', finding, cure };
}
