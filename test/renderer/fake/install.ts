import { type FakeKeyturn, fakeKeyturn } from '../fake-keyturn.ts';
import { STATES } from './states.ts';

declare global {
  interface Window {
    fake: FakeKeyturn;
  }
}

// `?state=thousand&history=10000`: in place of the preload.
const asked = new URLSearchParams(location.search);
const state = STATES.find((one) => one === asked.get('state')) ?? 'now';
window.fake = fakeKeyturn({ state, historySize: Number(asked.get('history') ?? 60) });
Object.assign(window, { keyturn: window.fake });
