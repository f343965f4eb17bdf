import { rule } from './rule.ts';

export default rule({
  id: 'corosync/two-node-without-wait-for-all',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'two_node is on, but wait_for_all is 0.',
      why: 'A node that boots alone gains quorum at once and may fence the other (a lone node did so with Corosync 3.1.7).',
      fix: 'Remove wait_for_all; two_node turns it on.',
    },
    ja: {
      what: 'two_node が有効ですが、wait_for_all が 0 です。',
      why: '単独で起動したノードがすぐにクォーラムを得るため、対向ノードをフェンシングするおそれがあります（Corosync 3.1.7 で確認）。',
      fix: 'wait_for_all を削除します。two_node により自動的に有効になります。',
    },
  },
  check(model, report) {
    const twoNode = model.number('quorum.two_node');
    const waits = model.number('quorum.wait_for_all');
    if (!twoNode?.at || twoNode.value === 0 || !waits?.at || waits.value !== 0) return;
    report(
      waits.at,
      {
        en: 'with two_node and wait_for_all 0, each node can gain quorum alone at boot and fence the other',
        ja: 'two_node が有効で wait_for_all が 0 のため、起動時に各ノードが単独でクォーラムを得て、互いをフェンシングするおそれがあります',
      },
      {
        related: [{ ...twoNode.at, message: { en: 'two_node', ja: 'two_node' } }],
        fixes: [
          {
            title: { en: 'Set wait_for_all to 1', ja: 'wait_for_all を 1 に設定する' },
            safe: false,
            edits: [{ ...waits.at, newText: '1' }],
          },
        ],
      },
    );
  },
  examples: {
    bad: [
      `
quorum {
	provider: corosync_votequorum
	two_node: 1
	wait_for_all: 0
               ^ with two_node and wait_for_all 0, each node can gain quorum alone at boot and fence the other
}
`,
    ],
    good: [
      `
quorum {
	provider: corosync_votequorum
	two_node: 1
}
`,
    ],
  },
});
