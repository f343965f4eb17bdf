import { namesakes, resourcesNamed } from '../cluster/drbd-hosts.ts';
import type { Place } from '../cluster/finding.ts';
import type { ReportOptions } from './rule.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-resource',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'Two resources have the same name, or one has the name of the common or global section.',
      why: 'drbdadm refuses the file ("conflicting use of resource section"). Resources share one name space with the words common and global.',
      fix: 'Rename one of the two, or remove it.',
    },
    ja: {
      what: '2 つのリソースの名前が同じか、common セクションまたは global セクションと同じ名前のリソースがあります。',
      why: 'drbdadm がエラーにします（"conflicting use of resource section"）。リソース名は common、global という語と同じ名前空間にあります。',
      fix: '一方の名前を変更するか、削除します。',
    },
  },
  check(configuration, report) {
    const sections = new Map<string, Place>();
    for (const { facts } of configuration.parts) {
      if (facts.common) sections.set('common', facts.common.at);
      if (facts.global) sections.set('global', facts.global.at);
    }
    for (const [name, section] of sections) {
      for (const { facts } of resourcesNamed([configuration], name)) {
        const { at } = facts.name;
        report(
          at,
          {
            en: `a resource may not be named "${name}" beside the section of that name`,
            ja: `${name} セクションがあるため、リソース名を "${name}" にすることはできません`,
          },
          alreadyAt(section),
        );
      }
    }
    for (const [first, ...others] of namesakes(configuration)) {
      for (const { name: value, facts } of others) {
        if (!first || sections.has(value)) continue;
        const { at } = facts.name;
        report(
          at,
          { en: `resource "${value}" is already defined`, ja: `リソース "${value}" は既に定義されています` },
          alreadyAt(first.facts.name.at),
        );
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r0 {
         ^^ resource "r0" is already defined
  device minor 1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
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
resource r1 {
  device minor 1;
  disk /dev/sdb;
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});

function alreadyAt(first: Place): ReportOptions {
  return {
    refusedBy: ['drbdadm'],
    related: [{ ...first, message: { en: 'defined here first', ja: '最初の定義はここです' } }],
  };
}
