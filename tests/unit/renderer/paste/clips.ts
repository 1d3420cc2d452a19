import type { Clip } from '../../../../renderer/components/paste/clip-table'

/**
 * What programs put on the clipboard, shaped after clipboards that were published (Excel 15 on Windows, WPS ET 10, Word 15): the frame, its
 * attributes and habits are theirs, the figures ours.
 */
const plain = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join('\t')).join('\r\n') + '\r\n'

export function excel(rows: readonly (readonly string[])[]): Clip {
  const cell = (text: string, at: number): string => `  <td ${at === 0 ? 'height=20 ' : ''}class=xl65${/^[\d,.%]+$/.test(text) ? ' align=right' : ''} width=64 style='height:15.0pt;\n  width:48pt'>${text === '' ? '' : text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>\n    ')}</td>`
  return {
    text: plain(rows),
    html: `<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:x="urn:schemas-microsoft-com:office:excel"\nxmlns="http://www.w3.org/TR/REC-html40">\n\n<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n<meta name=ProgId content=Excel.Sheet>\n<meta name=Generator content="Microsoft Excel 15">\n<style>\n<!--table\n\t{mso-displayed-decimal-separator:"\\.";\n\tmso-displayed-thousand-separator:"\\,";}\n.xl65\n\t{mso-number-format:"\\#\\,\\#\\#0";}\n-->\n</style>\n</head>\n\n<body link="#0563C1" vlink="#954F72">\n\n<table border=0 cellpadding=0 cellspacing=0 width=128 style='border-collapse:\n collapse;width:96pt'>\n<!--StartFragment-->\n <col width=64 span=2 style='width:48pt'>\n${rows.map((row) => ` <tr height=20 style='height:15.0pt'>\n${row.map(cell).join('\n')}\n </tr>`).join('\n')}\n<!--EndFragment-->\n</table>\n\n</body>\n\n</html>\n`,
  }
}

/** WPS marks texts and numbers (`x:str`, `x:num`), joins blank neighbours, and hides an empty span at the end of a text. */
export function wps(rows: readonly (readonly string[])[]): Clip {
  const cell = (text: string): string => (text === '' ? `    <td class="xl66"></td>` : `    <td class="xl65" height="18" style='height:13.50pt;' ${/^[\d.]+$/.test(text) ? 'x:num' : 'x:str'}>${text.replace(/\n/g, '<br/>')}<span style='display:none;'>隐藏</span></td>`)
  return {
    text: plain(rows),
    html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">\n <head>\n  <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>\n  <meta name="ProgId" content="Excel.Sheet"/>\n  <meta name="Generator" content="WPS Office ET"/>\n  <style>\n<!-- @page\n\t{margin:0.98in 0.75in 0.98in 0.75in;}\n -->  </style>\n </head>\n <body link="blue" vlink="purple">\n  <table width="144" border="0" cellpadding="0" cellspacing="0" style='width:108.00pt;border-collapse:collapse;table-layout:fixed;'>\n   <col width="72" span="2" style='width:54.00pt;'/>\n${rows.map((row) => `   <tr height="18" style='height:13.50pt;'>\n${row.map(cell).join('\n')}\n   </tr>`).join('\n')}\n  </table>\n </body>\n</html>\n`,
  }
}

/** Word breaks the lines of a cell in its plain text without quotes; a blank cell holds a no-break space. */
export function word(rows: readonly (readonly string[])[]): Clip {
  const paragraph = (text: string): string => `<p class=MsoNormal style='margin-bottom:0cm'><span\n  lang=EN-US>${text || '<o:p>&nbsp;</o:p>'}</span><o:p></o:p></p>`
  return {
    text: rows.map((row) => row.join('\t')).join('\r\n') + '\r\n',
    html: `<html xmlns:w="urn:schemas-microsoft-com:office:word">\n<head>\n<meta name=ProgId content=Word.Document>\n<meta name=Generator content="Microsoft Word 15">\n</head>\n<body lang=ZH-CN>\n<!--StartFragment-->\n<table class=MsoTableGrid border=1>\n${rows.map((row) => ` <tr style='mso-yfti-irow:0'>\n${row.map((text) => `  <td width=208 valign=top>\n  ${text.split('\n').map(paragraph).join('\n  ')}\n  </td>`).join('\n')}\n </tr>`).join('\n')}\n</table>\n<!--EndFragment-->\n</body>\n</html>`,
  }
}
