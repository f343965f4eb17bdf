import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/protocol-missing',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A resource of DRBD 8.3 has no protocol.',
      why: 'drbdadm of DRBD 8.3 refuses to work with it (dump, up); since 8.4 protocol C is the default.',
      fix: 'Add protocol C.',
    },
    ja: {
      what: 'DRBD 8.3 のリソースに protocol がありません。',
      why: 'DRBD 8.3 の drbdadm（dump、up）がエラーにします。8.4 以降のデフォルトはプロトコル C です。',
      fix: 'protocol C を追加します。',
    },
  },
  check({ facts, name, configuration }, report) {
    if (facts.generated || facts.incomplete || compareVersions(configuration.version, '8.4') >= 0) return;
    if (facts.options.net.has('protocol') || configuration.common?.net.has('protocol')) return;
    // sh-nop takes the file; only what works with the resource refuses it.
    report(facts.name.at, {
      en: `resource "${name}" has no protocol, which DRBD 8.3 needs`,
      ja: `DRBD 8.3 では protocol が必要ですが、リソース "${name}" にありません`,
    });
  },
  examples: {
    bad: [
      `
-- quorumlens.json --
{ "targets": { "drbd-utils": "8.3" } }
-- r0.res --
resource r0 {
         ^^ resource "r0" has no protocol, which DRBD 8.3 needs
  device minor 0;
  disk /dev/sda;
  meta-disk internal;
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
-- quorumlens.json --
{ "targets": { "drbd-utils": "8.3" } }
-- r0.res --
resource r0 {
  protocol C;
  device minor 0;
  disk /dev/sda;
  meta-disk internal;
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
`,
    ],
  },
});
