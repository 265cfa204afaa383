import { complaintAboutNode } from './doctor/node-version.ts';

const complaint = complaintAboutNode(process.versions.node);
if (complaint) {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 2;
} else {
  // Loaded only now: what follows needs a Node that has it.
  void import('./cli/run-keyturn.ts').then(({ runKeyturn }) => runKeyturn(process.argv.slice(2)));
}
