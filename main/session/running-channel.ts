import type { ChannelState, ChannelView } from '../domain/channel.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import { problemOf } from '../domain/own-fault.ts';
import type { Engine } from '../engine/engine.ts';
import type { Channel, Hearing } from '../engine/ports.ts';

export type ChannelPorts = {
  readonly engine: Pick<Engine, 'hearing' | 'leave'>;
  /** Makes the channel that the settings describe. Raises ProblemError for what cannot be made. */
  readonly open: (settings: ChannelSettings) => Promise<Channel>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Names of messages that meant nothing come from outside: so many are kept apart, the rest is one. */
const KINDS_OF_UNKNOWN = 50;
const OTHERS = 'others';

/** Queue URL, or the address it listens on. */
function addressOf(settings: ChannelSettings): string {
  if (settings.kind === 'sqs') return settings.queueUrl;
  const { host = '127.0.0.1', port, tls } = settings;
  const shown = host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${shown}${port === undefined ? '' : `:${port}`}`;
}

/** What the settings alone tell. */
export function idleView(settings: ChannelSettings): ChannelView {
  const { name, kind, profile, region, stack } = settings;
  return {
    name,
    kind,
    address: addressOf(settings),
    ...(profile !== undefined && { profile }),
    region,
    state: { kind: 'not running' },
    hints: 0,
    unknown: [],
    ...(stack !== undefined && { stack }),
  };
}

/** Equal for settings that make the same channel. */
export function channelFingerprint(settings: ChannelSettings): string {
  return JSON.stringify(Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** One channel at work, from its making on, and what it counted. */
export class RunningChannel {
  readonly settings: ChannelSettings;
  readonly #ports: ChannelPorts & { readonly marked: (id: string) => void };
  readonly #abort = new AbortController();
  readonly #ended: Promise<void>;
  readonly #unknown = new Map<string, number>();
  #state: ChannelView['state'] = { kind: 'starting' };
  #hints = 0;
  #lastHintAt: number | undefined;
  #channel: Channel | undefined;

  constructor(settings: ChannelSettings, ports: ChannelPorts & { readonly marked: (id: string) => void }) {
    this.settings = settings;
    this.#ports = ports;
    this.#ended = this.#run();
  }

  view(): ChannelView {
    const address = this.#channel?.address?.();
    return {
      ...idleView(this.settings),
      ...(address !== undefined && { address }),
      state: this.#state,
      hints: this.#hints,
      ...(this.#lastHintAt !== undefined && { lastHintAt: this.#lastHintAt }),
      unknown: [...this.#unknown].map(([what, count]) => ({ what, count })),
    };
  }

  /** Ends what it waits for at once; resolves when nothing of it is left. */
  end(): Promise<void> {
    this.#abort.abort();
    return this.#ended;
  }

  async #run(): Promise<void> {
    const { engine, open, now } = this.#ports;
    const { signal } = this.#abort;
    try {
      const channel = await open(this.settings);
      if (signal.aborted) return;
      this.#channel = channel;
      try {
        await channel.run(this.#counted(engine.hearing(channel)), signal);
        if (this.#state.kind !== 'down') this.#state = { kind: 'not running' };
      } finally {
        engine.leave(channel);
      }
    } catch (error) {
      this.#state = { kind: 'down', since: now(), problem: problemOf(error) };
    }
  }

  #counted(hearing: Hearing): Hearing {
    return {
      ...hearing,
      hint: (hints, cause) => {
        this.#hints += hints.length;
        if (hints.length > 0) this.#lastHintAt = this.#ports.now();
        return hearing.hint(hints, cause);
      },
      unknown: (what) => this.#countUnknown(what),
      state: (state: ChannelState) => {
        this.#state = state;
        hearing.state(state);
      },
      marked: (id) => this.#ports.marked(id),
    };
  }

  #countUnknown(what: string): void {
    const isKept = this.#unknown.has(what) || this.#unknown.size < KINDS_OF_UNKNOWN - 1;
    const name = isKept ? what : OTHERS;
    this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1);
  }
}
