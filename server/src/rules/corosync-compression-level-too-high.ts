import { rule } from './rule.ts';

export default rule({
  id: 'corosync/compression-level-too-high',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'The compression model does not know the level.',
      why: 'knet refuses it when corosync starts ("knet_handle_compress failed: Invalid argument", Corosync 3.1.7 with zlib level 99), and the messages go uncompressed.',
      fix: 'Choose a level of the model: 0 to 9 for zlib, bzip2 and lzma, at most 22 for zstd.',
    },
    ja: {
      what: '圧縮方式にない圧縮レベルです。',
      why: 'corosync の起動時に knet がエラーにし（"knet_handle_compress failed: Invalid argument"、Corosync 3.1.7 の zlib でレベル 99 の場合）、通信は圧縮されません。',
      fix: '圧縮方式に合ったレベルにします。zlib、bzip2、lzma では 0～9、zstd では 22 までです。',
    },
  },
  check(model, report) {
    const level = model.number('totem.knet_compression_level');
    const method = model.facts.values.get('totem.knet_compression_model');
    const most = highest[method?.value ?? ''];
    if (!level?.at || !method || most === undefined || level.value <= most) return;
    report(
      level.at,
      {
        en: `knet_compression_level is ${level.value}, but ${method.value} has levels up to ${most}`,
        ja: `knet_compression_level が ${level.value} ですが、${method.value} のレベルは ${most} までです`,
      },
      { related: [{ ...method.at, message: { en: 'the model', ja: '圧縮方式' } }] },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	knet_compression_model: zlib
	knet_compression_level: 99
                         ^^ knet_compression_level is 99, but zlib has levels up to 9
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

const highest: Readonly<Record<string, number>> = { bzip2: 9, lzma: 9, zlib: 9, zstd: 22 };
