import { base64Of, suggestedColumns } from './outside-file';

test.each([
  [['id', 'pre', 'post'], 'pre', 'post'],
  [['nama', 'Nilai awal', 'Nilai akhir'], 'Nilai awal', 'Nilai akhir'],
  [['id', 'class', 'arith_pre', 'arith_post', 'wj_pre'], 'arith_pre', 'arith_post'],
  [['id', 'group', 'pre1', 'pre2', 'post1'], 'pre1', 'post1'],
  [['Pretest', 'Posttest'], 'Pretest', 'Posttest'],
  [['nama', 'jabatan'], '', ''],
  [['presensi', 'postur'], '', ''],
])('of %j are suggested %s and %s', (header, pre, post) => {
  expect(suggestedColumns(header)).toEqual({ pre, post });
});

test('any bytes, also many, survive the way', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
  expect([...Buffer.from(base64Of(bytes), 'base64')]).toEqual([...bytes]);
});
