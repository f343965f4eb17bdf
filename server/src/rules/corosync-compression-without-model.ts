import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/compression-without-model',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'A setting of the compression is written, but no compression model.',
      why: 'knet_compression_level and knet_compression_threshold are not looked at without knet_compression_model (Corosync 3.1.7 says nothing).',
      fix: 'Add knet_compression_model, such as zlib, or remove the other keys.',
    },
    ja: {
      what: '圧縮の設定が書かれていますが、圧縮方式がありません。',
      why: 'knet_compression_model がなければ、knet_compression_level と knet_compression_threshold は使われません（Corosync 3.1.7 は何も報告しません）。',
      fix: 'knet_compression_model（zlib など）を追加するか、ほかのキーを削除します。',
    },
  },
  check(model, report) {
    const { values, unknown } = model.facts;
    if (corosyncGeneration(model.version) < 3) return;
    if (unknown.has('totem.knet_compression_model') || values.has('totem.knet_compression_model')) return;
    for (const key of ['knet_compression_level', 'knet_compression_threshold']) {
      const written = values.get(`totem.${key}`);
      if (!written) continue;
      report(written.at, {
        en: `${key} has no effect without knet_compression_model`,
        ja: `knet_compression_model がないため、${key} に効果はありません`,
      });
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	knet_compression_level: 6
                         ^ knet_compression_level has no effect without knet_compression_model
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
	knet_compression_model: zlib
	knet_compression_level: 6
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
