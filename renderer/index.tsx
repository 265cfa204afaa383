import { render } from 'preact';
import type { Keyturn } from '../preload/contract.ts';
import { App } from './app.tsx';
import { connectOverHttp } from './over-http.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly keyturn?: Keyturn;
  }
}

const root = document.getElementById('root');
if (root !== null) render(<App keyturn={window.keyturn ?? connectOverHttp()} />, root);
