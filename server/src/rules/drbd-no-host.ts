import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/no-host',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A resource has no host section.',
      why: 'drbdadm refuses to work with it ("a host sections (\'on … { ... }\') is missing"); drbdadm sh-nop alone accepts the file.',
      fix: 'Add an on section for each host.',
    },
    ja: {
      what: 'リソースにホストのセクションがありません。',
      why: 'drbdadm はこのリソースを扱えません（"a host sections (\'on … { ... }\') is missing"）。drbdadm sh-nop だけは受け付けます。',
      fix: 'ホストごとに on セクションを追加します。',
    },
  },
  check({ facts, name, hosts, configuration }, report) {
    if (facts.generated || facts.incomplete || hosts.length > 0) return;
    if (compareVersions(configuration.version, '8.4') < 0) return;
    report(
      facts.name.at,
      { en: `resource "${name}" has no host section`, ja: `リソース "${name}" にホストのセクションがありません` },
      { refusedBy: ['drbdadm'] },
    );
  },
  examples: {
    bad: [
      `
resource r0 {
         ^^ resource "r0" has no host section
  device minor 0;
  disk /dev/sda;
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
