import { corosyncValues } from '../cluster/corosync-values.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/brace-in-value',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A value contains }.',
      why: 'corosync stores it as a part of the value and says nothing, so a section that seems to end there goes on (Corosync 3.1.7); pcs cannot read such a file.',
      fix: 'Put } on a line of its own, or remove it.',
    },
    ja: {
      what: '値に } が含まれています。',
      why: 'corosync は } を値の一部とみなし、何も報告しません。セクションはそこで終わらず、続いているものとみなされます（Corosync 3.1.7 で確認）。pcs はこのようなファイルを読めません。',
      fix: '} を独立した行に書くか、削除します。',
    },
  },
  check(model, report) {
    for (const { name, written, type } of corosyncValues(model)) {
      const at = written.value.indexOf('}');
      // Numbers and words of a list are refused with it anyway.
      if (at < 0 || (type && type.kind !== 'text')) continue;
      const start = written.at.span.start + at;
      report(
        { file: written.at.file, span: { start, end: start + 1 } },
        {
          en: `} counts as a part of the value of ${name}, and pcs cannot read the file`,
          ja: `} は ${name} の値の一部とみなされ、pcs はこのファイルを読めません`,
        },
      );
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web }
                   ^ } counts as a part of the value of cluster_name, and pcs cannot read the file
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
  },
});
