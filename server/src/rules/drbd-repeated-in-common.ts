import { repeatedInCommon } from '../cluster/drbd-inheritance.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/repeated-in-common',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'The options, handlers, startup or proxy section of common writes an option twice with different values.',
      why: 'drbdadm 9 copies both into every resource that has no value of its own, and refuses that ("ambiguous inheritance for option …", 9.22). In the resource itself the same two lines would pass, and the last one would count. The common section of a template file is read in the same way.',
      fix: 'Keep one of the two.',
    },
    ja: {
      what: 'common の options、handlers、startup または proxy に、同じオプションが異なる値で 2 回書かれています。',
      why: 'drbdadm 9 は、自分の値を持たないリソースに両方の値を引き継ごうとして、エラーにします（"ambiguous inheritance for option …"、9.22）。リソース自体に 2 回書いた場合はエラーにならず、最後の値が使われます。テンプレートファイルの common も同じように扱われます。',
      fix: '一方だけを残します。',
    },
  },
  check(configuration, report) {
    for (const { name, first, last, reaches } of repeatedInCommon(configuration)) {
      const related = [{ ...first.nameAt, message: { en: 'written here first', ja: '最初の記述はここです' } }];
      if (reaches) {
        report(
          last.nameAt,
          {
            en: `${name} is already written in this section with another value, and resource "${reaches.name}" would get both`,
            ja: `${name} はこのセクションに別の値で既に書かれており、リソース "${reaches.name}" に両方が引き継がれます`,
          },
          { refusedBy: ['drbdadm'], related },
        );
      } else {
        report(
          last.nameAt,
          {
            en: `${name} is already written in this section, and the last one counts`,
            ja: `${name} はこのセクションに既に書かれており、最後の記述だけが有効です`,
          },
          { severity: 'warning', related },
        );
      }
    }
  },
  examples: {
    bad: [
      `
common {
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";
    ^^^^^^^^^^ fence-peer is already written in this section with another value, and resource "r0" would get both
  }
}
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
common {
  options {
    auto-promote yes;
    auto-promote no;
    ^^^^^^^^^^^^ auto-promote is already written in this section, and the last one counts
  }
}
`,
    ],
    good: [
      `
common {
  startup {
    wfc-timeout 60;
    wfc-timeout 060;
  }
}
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
