// Runs sandboxed inside the window, as one CommonJS file: no Node, and nothing of Electron reaches the page.
import { contextBridge, ipcRenderer } from 'electron';
import { type Ask, type EventName, events, type Keyturn, type RequestName, type Told, type Value } from './contract.ts';
import type { Answer } from './plain.ts';

const listeners = new Map<string, Set<(told: unknown) => void>>();

ipcRenderer.on('told', (_event, name: string, told) => {
  for (const listener of listeners.get(name) ?? []) listener(told);
});

const keyturn: Keyturn = {
  ask<Name extends RequestName>(name: Name, ask: Ask<Name>): Promise<Answer<Value<Name>>> {
    return ipcRenderer.invoke('ask', name, ask);
  },
  on<Name extends EventName>(name: Name, listener: (told: Told<Name>) => void) {
    if (!Object.hasOwn(events, name)) return () => undefined;
    const own = (told: unknown): void => listener(told as Told<Name>);
    const all = listeners.get(name) ?? new Set();
    listeners.set(name, all.add(own));
    return () => void all.delete(own);
  },
};

contextBridge.exposeInMainWorld('keyturn', keyturn);
