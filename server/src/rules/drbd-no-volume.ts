import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/no-volume',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The resource has no volume.',
      why: 'There is nothing to replicate; drbdadm accepts the file and says nothing; that of DRBD 8.3 refuses it.',
      fix: 'Add device and disk, or a volume section.',
    },
    ja: {
      what: 'リソースにボリュームがありません。',
      why: 'レプリケーションの対象がありません。drbdadm は受け付け、何も報告しません（DRBD 8.3 ではエラーになります）。',
      fix: 'device と disk、または volume セクションを追加します。',
    },
  },
  check({ facts, hosts, name, configuration }, report) {
    if (facts.generated || facts.incomplete) return;
    if (hosts.length === 0 || facts.volumes.length > 0 || hosts.some(h => h.volumes.length > 0)) return;
    report(
      facts.name.at,
      {
        en: `resource "${name}" has no volume, so there is nothing to replicate`,
        ja: `リソース "${name}" にボリュームがないため、レプリケーションの対象がありません`,
      },
      compareVersions(configuration.version, '8.4') < 0 ? { severity: 'error', refusedBy: ['drbdadm'] } : {},
    );
  },
  examples: {
    bad: [
      `
resource r0 {
         ^^ resource "r0" has no volume, so there is nothing to replicate
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
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
