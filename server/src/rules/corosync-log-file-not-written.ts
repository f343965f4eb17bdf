import { rule } from './rule.ts';

export default rule({
  id: 'corosync/log-file-not-written',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'No log file is written, although one is named or wanted.',
      why: 'Corosync logs to a file only with both to_logfile: yes and logfile; with one of them it says nothing and writes none (Corosync 3.1.7).',
      fix: 'Write both keys, or none.',
    },
    ja: {
      what: 'ログファイルの設定が一方だけのため、ログファイルに出力されません。',
      why: 'ログファイルに出力されるのは、to_logfile: yes と logfile の両方がある場合だけです。一方だけの場合、何も報告されず、ファイルも作成されません（Corosync 3.1.7 で確認）。',
      fix: '両方のキーを書くか、どちらも削除します。',
    },
  },
  check(model, report) {
    const { values, unknown } = model.facts;
    const keys = ['logging.to_logfile', 'logging.to_file', 'logging.logfile'];
    if (model.facts.incomplete || keys.some(key => unknown.has(key))) return;
    const file = values.get('logging.logfile');
    const wanted = values.get('logging.to_logfile') ?? values.get('logging.to_file');
    // A subsystem may have a file of its own.
    if (model.facts.sections.has('logging.logger_subsys') || model.facts.sections.has('logging.logging_daemon')) return;
    if (wanted && /^(?:yes|on)$/.test(wanted.value) && !file?.value) {
      report(wanted.at, {
        en: 'there is no logfile, so no log file is written',
        ja: 'logfile がないため、ログファイルに出力されません',
      });
    } else if (file?.value && !wanted) {
      report(
        file.keyAt,
        {
          en: 'logfile has no effect without to_logfile: yes',
          ja: 'to_logfile: yes がないため、logfile に効果はありません',
        },
        {
          fixes: [
            {
              title: { en: 'Add to_logfile: yes', ja: 'to_logfile: yes を追加する' },
              safe: false,
              edits: [
                {
                  file: file.keyAt.file,
                  span: { start: file.keyAt.span.start, end: file.keyAt.span.start },
                  newText: 'to_logfile: yes\n\t',
                },
              ],
            },
          ],
        },
      );
    }
  },
  examples: {
    bad: [
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
logging {
	logfile: /var/log/cluster/corosync.log
 ^^^^^^^ logfile has no effect without to_logfile: yes
}
`,
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
logging {
	to_logfile: yes
             ^^^ there is no logfile, so no log file is written
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
logging {
	to_logfile: yes
	logfile: /var/log/cluster/corosync.log
}
`,
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
logging {
	to_logfile: no
	logfile: /var/log/cluster/corosync.log
}
`,
    ],
  },
});
