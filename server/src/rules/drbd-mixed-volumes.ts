import type { DrbdHost, DrbdHostVolume, DrbdVolumeFacts } from '../cluster/drbd.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/mixed-volumes',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'Volume statements stand both inside and outside of volume sections.',
      why: 'drbdadm refuses the file ("you must not mix implicit and explicit volumes"): device, disk and meta-disk outside of a volume section are the implicit volume 0, and a resource has either that one or sections with numbers, on all hosts alike.',
      fix: 'Put the statements into a volume section, in the resource and in every host section.',
    },
    ja: {
      what: 'ボリュームの文が、volume セクションの中と外の両方に書かれています。',
      why: 'drbdadm がエラーにします（"you must not mix implicit and explicit volumes"）。volume セクションの外の device、disk、meta-disk は暗黙のボリューム 0 で、これと番号のある volume セクションは、どのホストでも併用できません。',
      fix: 'リソースとすべてのホストのセクションで、これらの文を volume セクションに入れます。',
    },
  },
  check({ facts, hosts }, report) {
    if (facts.generated || !isMixed(hosts, facts.volumes)) return;
    for (const volumes of [facts.volumes, ...facts.hosts.map(h => h.volumes)]) {
      const outside = volumes.find(v => !v.explicit);
      const inside = volumes.find(v => v.explicit);
      if (!outside || !inside) continue;
      const [first, later] =
        outside.at.span.start < inside.at.span.start ? ([outside, inside] as const) : ([inside, outside] as const);
      // A `volume 0` behind the statements goes on with the same volume; drbdadm takes it where no other level has one.
      const alone = volumes === facts.volumes || facts.volumes.length === 0;
      if (alone && first === outside && volumes.every(v => v.number === 0)) return;
      const related = [{ ...first.at, message: first.explicit ? section : statement }];
      report(later.at, mixed, { refusedBy: ['drbdadm'], related });
      return;
    }
    const all = hosts.flatMap(h => h.volumes);
    const outside = all.find(v => !v.explicit);
    const inside = all.find(v => v.explicit);
    if (!outside || !inside) return;
    const written = (v: DrbdHostVolume): DrbdVolumeFacts | undefined => v.own ?? v.inherited;
    const [a, b] = [written(outside), written(inside)];
    if (!a || !b) return;
    // A host section comes after the statements of the resource that it does not fit.
    const later = inside.own ? b : outside.own ? a : b;
    const first = later === a ? b : a;
    const related = [{ ...first.at, message: first.explicit ? section : statement }];
    report(later.at, mixed, { refusedBy: ['drbdadm'], related });
  },
  examples: {
    bad: [
      `
resource r0 {
  volume 0 { device minor 0; disk /dev/sda; }
  meta-disk internal;
  ^^^^^^^^^ volume statements may not stand both inside and outside of volume sections
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; volume 1 { device minor 1; disk /dev/sdb; } }
                                                      ^ volume statements may not stand both inside and outside of volume sections
  on bravo { node-id 1; address 10.0.0.2:7789; volume 1 { device minor 1; disk /dev/sdb; } }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  volume 0 { meta-disk internal; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  volume 0 { device minor 0; disk /dev/sda; }
  volume 1 { device minor 1; disk /dev/sdb; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

const mixed: Text = {
  en: 'volume statements may not stand both inside and outside of volume sections',
  ja: 'ボリュームの文を volume セクションの中と外の両方に書くことはできません',
};

const section: Text = { en: 'a volume section', ja: 'volume セクション' };

const statement: Text = { en: 'a statement outside of volume sections', ja: 'volume セクションの外の文' };

function isMixed(hosts: readonly DrbdHost[], shared: readonly DrbdVolumeFacts[]): boolean {
  const first = shared[0]?.explicit ?? hosts[0]?.volumes[0]?.explicit;
  return (
    shared.some(v => v.explicit !== first) ||
    hosts.some(h => h.volumes.some(v => v.explicit !== first) || h.facts.volumes.some(v => v.explicit !== first))
  );
}
