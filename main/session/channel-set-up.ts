import type {
  Arrivals,
  Deployment,
  FollowingStack,
  Hop,
  NewChannel,
  Redriven,
  StackPlan,
  TemplateWish,
  TestedSecret,
} from '../domain/channel-set-up.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';

/** What AWS has to be asked for to set channels up. Every failure is a ProblemError. */
export type ChannelSetUp = {
  /** YAML. Asks nobody. */
  template(wish: TemplateWish): string;
  /** The channel that a queue or a sender makes, once all it needs is found to be there. */
  recognize(given: NewChannel, signal: AbortSignal): Promise<ChannelSettings>;
  /** Messages in the dead-letter queue; undefined where none is known. */
  deadLetters(channel: ChannelSettings, signal: AbortSignal): Promise<number | undefined>;
  /** Changes nothing. */
  planStack(deployment: Deployment, signal: AbortSignal): Promise<StackPlan>;
  /** Until the stack is done. */
  deploy(wish: TemplateWish, plan: StackPlan, following: FollowingStack): Promise<ChannelSettings>;
  /** Undefined where no stack goes with the channel. */
  planRemoval(channel: ChannelSettings, signal: AbortSignal): Promise<StackPlan | undefined>;
  /** Until nothing of it is left. */
  removeStack(plan: StackPlan, following: FollowingStack): Promise<void>;
  redrive(channel: ChannelSettings, signal: AbortSignal): Promise<Redriven>;
  /** Looks at every hop to this machine and tells of each. */
  look(question: {
    readonly channel: ChannelSettings;
    readonly secret: TestedSecret | undefined;
    readonly arrivals: Arrivals;
    readonly tell: (hop: Hop) => void;
    readonly signal: AbortSignal;
  }): Promise<void>;
};
