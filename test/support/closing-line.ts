import type { Reporter, TestModule } from 'vitest/node';

/** The last line of every run, in one form for people and for CI. Names what was skipped, because a skip proves nothing. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const files = new Set(skipped.map((test) => test.module.relativeModuleId));
    for (const file of files) {
      const number = skipped.filter((test) => test.module.relativeModuleId === file).length;
      process.stdout.write(`skipped here: ${number} in ${file}\n`);
    }
    process.stdout.write(`${count('passed')} passed, ${count('failed') + broken} failed, ${skipped.length} skipped\n`);
  }
}
