/** Given and second names by region and sex: combined freely, so that people are believable and nobody in particular. */
export interface NameStock {
  readonly weight: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
  /** Second part; for regions with family or clan names it is that, else another given name. */
  readonly womenSecond: readonly string[];
  readonly menSecond: readonly string[];
}

const words = (text: string): string[] => text.split(' ');
const clan = (text: string): Pick<NameStock, 'womenSecond' | 'menSecond'> => ({ womenSecond: words(text), menSecond: words(text) });

export const NAME_STOCKS: readonly NameStock[] = [
  { // Java
    weight: 30,
    women: words('Sri Endang Wahyuni Retno Tri Dwi Ning Lestari Puji Sulastri Yuli Eka Nur Rina Dyah Ambar Kartika Murni Wulan Hesti'),
    men: words('Agus Bambang Slamet Heru Eko Wahyu Tri Sigit Yudi Hadi Teguh Bagus Arif Dwi Suryo Purwanto Joko Danang Rudi Wawan'),
    womenSecond: words('Handayani Widyastuti Rahayu Utami Puspitasari Susilowati Kurniawati Setyowati Purwaningsih Wijayanti Astuti Ningsih Wulandari Hastuti'),
    menSecond: words('Prasetyo Nugroho Wibisono Santoso Kuncoro Setiawan Purnomo Saputro Haryanto Wijayanto Utomo Sasongko Raharjo Pambudi'),
  },
  { // Sunda
    weight: 14,
    women: words('Neng Euis Tati Lilis Ai Imas Nia Yanti Cucu Rohayati Iis Dede Wiwin Teti'),
    men: words('Asep Dadang Cecep Ujang Deden Iwan Yayan Nanang Ade Tatang Engkos Dede Rahmat Aep'),
    womenSecond: words('Nurhayati Komalasari Rohaeni Suryani Mulyati Kurniasih Permatasari Nuraeni Hayati Fitriani'),
    menSecond: words('Hidayat Suryana Kusnadi Permana Ruhiyat Gunawan Somantri Sutisna Firmansyah Mulyana'),
  },
  { // Batak
    weight: 9,
    women: words('Rosmaida Tiurma Marlina Ester Debora Riris Lamria Hotmaida Rotua Melva'),
    men: words('Parlin Saut Togar Jonathan Maruli Sahat Binsar Ramses Poltak Daniel'),
    ...clan('Sihombing Simanjuntak Siregar Nababan Hutapea Manurung Sinaga Panjaitan Tampubolon Lubis Harahap Ginting Sembiring'),
  },
  { // Minangkabau
    weight: 8,
    women: words('Yulianis Desmawati Elfira Rahmi Gusnita Yenni Novera Silvia Rosnida Fitria'),
    men: words('Zulfikar Yusrizal Hendri Afrizal Rino Syafrudin Doni Masrul Erwin Fauzan'),
    womenSecond: words('Yunus Rasyid Putri Syarif Amelia Chaniago Koto Tanjung'),
    menSecond: words('Chaniago Koto Tanjung Piliang Syarif Amri Jambak Sikumbang'),
  },
  { // Bugis and Makassar
    weight: 7,
    women: words('Andi Nurhaeda Hasnah Rosmini Sitti Darmawati Fatmawati Hajrah'),
    men: words('Andi Baso Muhammad Syamsul Abdul Ambo Firman Rustam'),
    womenSecond: words('Tenri Nurjannah Hartina Rahmawati Sulfiani Mappasessu Ramlah'),
    menSecond: words('Mappangara Rahman Pasinringi Tahir Mattalatta Arsyad Makkasau'),
  },
  { // Bali
    weight: 5,
    women: ['Ni Luh', 'Ni Made', 'Ni Ketut', 'Ni Nyoman', 'Ni Wayan'],
    men: ['I Wayan', 'I Made', 'I Nyoman', 'I Ketut', 'I Gede'],
    womenSecond: words('Suartini Ariani Sukerti Widiasih Parwati Artini Sudiani Puspawati'),
    menSecond: words('Suartana Sukarta Ardana Wiratmaja Sudarma Artawan Mudita Parwata'),
  },
  { // Moluccas, Minahasa, Papua
    weight: 7,
    women: words('Maria Yuliana Grace Meiske Fransina Yosina Deisy Welmina Anneke Orpa'),
    men: words('Yohanis Markus Ferdinand Elisa Frits Melkias Jemmy Obed Ruben Piet'),
    ...clan('Pattiasina Tuhumury Lekatompessy Wattimena Rumbiak Wanggai Mandowen Kaunang Mamesah Rondonuwu Sahetapy Kambu'),
  },
  { // East Nusa Tenggara
    weight: 5,
    women: words('Maria Yustina Agustina Emerensiana Marselina Oktaviana Katarina'),
    men: words('Yosef Petrus Hironimus Stefanus Darius Benediktus Kornelis'),
    ...clan('Lakapu Nahak Seran Bria Tefa Manek Kolo Fernandes Lamury Tukan'),
  },
  { // Aceh, Malay, Banjar
    weight: 9,
    women: words('Cut Nurul Khairunnisa Halimah Zubaidah Norhayati Mahmudah Salmah Raihan Maisarah'),
    men: words('Teuku Muhammad Zainal Iskandar Ridwan Fakhrurrazi Rusdiansyah Jamaluddin Hasan Anwar'),
    womenSecond: words('Maulida Azizah Ramadhani Zahara Fadhilah Hafizah Rusmini Aulia'),
    menSecond: words('Maulana Ramadhan Syahputra Akmal Fahmi Noor Hamdani Kurnia'),
  },
  { // Chinese Indonesian
    weight: 3,
    women: words('Lina Susan Melani Yenny Felicia Ivana'),
    men: words('Hendra Rudy Kevin Stefan Ferry Andreas'),
    ...clan('Halim Gunawan Tanoto Wijaya Salim Lesmana Kusuma'),
  },
  { // Dayak, Toraja
    weight: 3,
    women: words('Yuliana Nelly Damaris Herlina Mince'),
    men: words('Yansen Luther Marthen Pilipus Simon'),
    ...clan('Tandilino Paembonan Sampe Usop Lambung Rantetoding Patandianan'),
  },
];

/** Spellings that belong to people everybody knows; a draw that hits one is drawn again. */
export const NAMES_OF_PUBLIC_FIGURES: ReadonlySet<string> = new Set([
  'Eko Purnomo', 'Eko Prasetyo', 'Agus Yudhoyono', 'Bambang Wibisono', 'Dede Gunawan', 'Rudy Salim', 'Rudy Wijaya',
  'Andi Arsyad', 'Abdul Rahman', 'Muhammad Arsyad', 'Muhammad Maulana', 'Muhammad Tahir', 'Yosef Nahak',
]);
