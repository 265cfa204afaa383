import type { TemplateWish } from '../../domain/channel-set-up.ts';
import { wishOf } from '../channel-options.ts';
import type { Run } from '../invocation.ts';

/** `keyturn channel template`: asks nobody. */
export function runChannelTemplate(shape: TemplateWish['shape']): Run {
  return async ({ options, terminal }) => {
    const wish = wishOf(shape, options);
    const { checkWish } = await import('../../channels/set-up/stacks/check-wish.ts');
    checkWish(wish);
    const { templateText } = await import('../../channels/set-up/templates/print-template.ts');
    const template = templateText(wish);
    terminal.json({ template });
    if (!terminal.isJson) terminal.say(template.trimEnd());
    return 0;
  };
}
