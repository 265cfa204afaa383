import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 60_000,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    // Two cores: more would only wait for each other.
    maxWorkers: 2,
    env: { AWS_EC2_METADATA_DISABLED: 'true' },
  },
});
