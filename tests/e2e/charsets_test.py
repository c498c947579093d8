#!/usr/bin/env python3
"""charsets_test.py DOSSIER -- texts of known words in legacy charsets and in Unicode's own, as text, Markdown, web page, mail, table,
subtitles and feed; with the right declaration, with none, and with a wrong one ("utf-8", "iso-8859-1").

What was read rightly must not become less: the figures of a kind are at the end of its line in FLOORS. `--print` shows what fails.
"""
import collections, json, os, subprocess, sys, tempfile, unittest

DOSSIER = sys.argv[1]
# News of 40 to 90 words, written for this test.
TEXTS = {
    'ru': 'Городской совет объявил в понедельник, что паром между островами снова начнёт ходить со следующей недели. Ремонт '
          'двигателей занял на шесть недель больше, чем обещала верфь. По словам начальника порта Анны Орловой, стоимость работ '
          'составила 1,2 миллиона рублей, и половину этой суммы заплатит страховая компания. Жители островов всё это время '
          'пользовались катером, который ходит только три раза в день. Новый маршрут будет проходить через рыбацкую гавань, где '
          'построили новый причал. Первый рейс назначен на девять часов утра.',
    'uk': 'Міська рада оголосила в понеділок, що пором між островами знову почне ходити з наступного тижня. Ремонт двигунів тривав '
          'на шість тижнів довше, ніж обіцяла верф. За словами начальниці порту Ганни Орленко, вартість робіт становить 1,2 '
          'мільйона гривень, і половину цієї суми сплатить страхова компанія. Мешканці островів увесь цей час користувалися '
          "катером, який ходить лише тричі на день. Її слова підтвердив і ґазда готелю. Перший рейс призначено на дев'яту годину "
          'ранку.',
    'bg': 'Общинският съвет обяви в понеделник, че фериботът между островите отново ще тръгне от следващата седмица. Ремонтът на '
          'двигателите продължи шест седмици повече, отколкото обеща корабостроителницата. Според началника на пристанището Анна '
          'Орлова работата струва 1,2 милиона лева и половината от тази сума ще плати застрахователната компания. Жителите на '
          'островите през цялото време използваха малка лодка, която пътува само три пъти на ден.',
    'pl': 'Rada miasta ogłosiła w poniedziałek, że prom między wyspami znów zacznie kursować od przyszłego tygodnia. Naprawa '
          'silników trwała sześć tygodni dłużej, niż obiecywała stocznia. Według kierowniczki portu Anny Wójcik koszt prac wyniósł '
          '1,2 miliona złotych, a połowę tej kwoty zapłaci ubezpieczyciel. Mieszkańcy wysp przez cały ten czas korzystali z łodzi, '
          'która pływa tylko trzy razy dziennie. Pierwszy rejs wyznaczono na dziewiątą rano, a bilety będą kosztować tyle samo, co '
          'przed rokiem.',
    'cs': 'Městská rada v pondělí oznámila, že přívoz mezi ostrovy začne znovu jezdit od příštího týdne. Oprava motorů trvala o '
          'šest týdnů déle, než loděnice slíbila. Podle vedoucí přístavu Anny Dvořákové stály práce 1,2 milionu korun a polovinu '
          'této částky zaplatí pojišťovna. Obyvatelé ostrovů po celou dobu používali člun, který jezdí jen třikrát denně. První '
          'plavba je naplánována na devátou hodinu ráno a jízdenky budou stát stejně jako vloni.',
    'hu': 'A városi tanács hétfőn bejelentette, hogy a szigetek közötti komp a jövő héttől újra közlekedik. A motorok javítása hat '
          'héttel tovább tartott, mint ahogyan azt a hajógyár ígérte. Orbán Anna kikötőparancsnok szerint a munka 1,2 millió '
          'forintba került, és ennek az összegnek a felét a biztosító fizeti. A szigetek lakói egész idő alatt egy csónakot '
          'használtak, amely naponta csak háromszor közlekedik. Az első járat reggel kilenc órakor indul, és a jegyek ára '
          'ugyanannyi lesz, mint tavaly.',
    'fr': 'Le conseil municipal a annoncé lundi que le bac entre les îles reprendrait son service dès la semaine prochaine. La '
          "réparation des moteurs a duré six semaines de plus que le chantier ne l'avait promis. D'après la responsable du port, "
          "Hélène Lefèvre, les travaux ont coûté 1,2 million d'euros, dont la moitié sera payée par l'assureur. Les habitants des "
          'îles ont utilisé pendant tout ce temps une vedette qui ne passe que trois fois par jour. Le premier départ est prévu à '
          "neuf heures, et le prix des billets n'a pas changé depuis l'été.",
    'de': 'Der Stadtrat hat am Montag bekannt gegeben, dass die Fähre zwischen den Inseln von nächster Woche an wieder fährt. Die '
          'Reparatur der Motoren dauerte sechs Wochen länger, als die Werft versprochen hatte. Nach Angaben der Hafenmeisterin '
          'Käthe Müller kosteten die Arbeiten 1,2 Millionen Euro, von denen die Versicherung die Hälfte übernimmt. Die Bewohner der '
          'Inseln benutzten die ganze Zeit über ein Boot, das nur dreimal täglich fährt. Die erste Fahrt ist für neun Uhr morgens '
          'geplant, und die Fahrkarten kosten gleich viel wie im vergangenen Jahr.',
    'el': 'Το δημοτικό συμβούλιο ανακοίνωσε τη Δευτέρα ότι το πλοίο ανάμεσα στα νησιά θα ξαναρχίσει τα δρομολόγια από την επόμενη '
          'εβδομάδα. Η επισκευή των μηχανών κράτησε έξι εβδομάδες περισσότερο από όσο είχε υποσχεθεί το ναυπηγείο. Σύμφωνα με τη '
          'λιμενάρχη Άννα Παπαδοπούλου, οι εργασίες κόστισαν 1,2 εκατομμύρια ευρώ και το μισό ποσό θα πληρώσει η ασφαλιστική '
          'εταιρεία. Οι κάτοικοι των νησιών χρησιμοποιούσαν όλο αυτό το διάστημα ένα σκάφος που περνά μόνο τρεις φορές την ημέρα.',
    'he': 'מועצת העיר הודיעה ביום שני כי המעבורת בין האיים תחזור לפעול החל מהשבוע הבא. תיקון המנועים נמשך שישה שבועות יותר ממה '
          'שהבטיחה המספנה. לדברי מנהלת הנמל חנה לוי, עלות העבודות הגיעה ל מיליון ומאתיים אלף שקלים, ומחצית מן הסכום תשלם חברת '
          'הביטוח. תושבי האיים השתמשו כל הזמן הזה בסירה שמפליגה רק שלוש פעמים ביום. ההפלגה הראשונה נקבעה לשעה תשע בבוקר, ומחיר '
          'הכרטיסים לא ישתנה.',
    'ar': 'أعلن مجلس المدينة يوم الاثنين أن العبارة بين الجزر ستعود إلى العمل ابتداء من الأسبوع المقبل. واستغرق إصلاح المحركات ستة '
          'أسابيع أكثر مما وعد به حوض بناء السفن. وقالت مديرة الميناء إن تكلفة الأعمال بلغت مليون ومئتي ألف دينار، وستدفع شركة '
          'التأمين نصف هذا المبلغ. واستخدم سكان الجزر طوال هذا الوقت قاربا لا يبحر إلا ثلاث مرات في اليوم. ومن المقرر أن تنطلق '
          'الرحلة الأولى في التاسعة صباحا.',
    'tr': 'Belediye meclisi pazartesi günü, adalar arasındaki feribotun gelecek haftadan itibaren yeniden çalışacağını açıkladı. '
          "Motorların onarımı, tersanenin söz verdiğinden altı hafta daha uzun sürdü. Liman müdürü Ayşe Yıldız'a göre işler bir "
          'milyon iki yüz bin liraya mal oldu ve bu tutarın yarısını sigorta şirketi ödeyecek. Adalarda yaşayanlar bütün bu süre '
          'boyunca günde yalnızca üç kez kalkan bir tekneyi kullandı. İlk sefer sabah saat dokuzda yapılacak ve bilet fiyatları '
          'geçen yılla aynı kalacak.',
    'lt': 'Miesto taryba pirmadienį pranešė, kad keltas tarp salų vėl pradės plaukioti nuo kitos savaitės. Variklių remontas truko '
          'šešiomis savaitėmis ilgiau, nei žadėjo laivų statykla. Uosto vadovės Onos Žukauskienės teigimu, darbai kainavo 1,2 '
          'milijono eurų, ir pusę šios sumos sumokės draudimo bendrovė. Salų gyventojai visą šį laiką naudojosi valtimi, kuri '
          'plaukia tik tris kartus per dieną. Pirmasis reisas numatytas devintą valandą ryto, o bilietų kainos nesikeis.',
    'th': 'สภาเมืองประกาศเมื่อวันจันทร์ว่าเรือข้ามฟากระหว่างเกาะจะกลับม'
          'าให้บริการอีกครั้งตั้งแต่สัปดาห์หน้า การซ่อมเครื่องยนต์ใช้เว'
          'ลานานกว่าที่อู่ต่อเรือสัญญาไว้หกสัปดาห์ ผู้อำนวยการท่าเรือกล'
          '่าวว่าค่าใช้จ่ายทั้งหมดหนึ่งล้านสองแสนบาท และบริษัทประกันจะจ'
          '่ายครึ่งหนึ่งของจำนวนนี้ ชาวเกาะใช้เรือเล็กที่แล่นเพียงวันละ'
          'สามเที่ยวตลอดเวลานี้ เที่ยวแรกกำหนดไว้เวลาเก้าโมงเช้า',
    'ja': '市議会は月曜日、島々を結ぶフェリーが来週から運航を再開すると発表した。エンジンの修理は造船所が約束したよりも六週間長くか'
          'かった。港の責任者である田中花子さんによると、工事の費用は一億二千万円で、その半分を保険会社が支払うという。島の住民はこ'
          'の間ずっと、一日に三回しか出ない小さな船を利用していた。最初の便は午前九時に出る予定で、切符の値段は昨年と変わらない。',
    'zh': '市议会星期一宣布，往来各岛之间的渡轮将从下周起恢复航行。发动机的修理时间比造船厂承诺的多了六个星期。据港口负责人李小兰介'
          '绍，工程费用为一百二十万元，其中一半由保险公司支付。岛上的居民在这段时间里一直使用一艘每天只开三次的小船。第一班船定于上'
          '午九点出发，票价与去年相同。新的航线将经过渔港，那里已经建成了一座新的码头。',
    'zt': '市議會星期一宣布，往來各島之間的渡輪將從下週起恢復航行。發動機的修理時間比造船廠承諾的多了六個星期。據港口負責人李小蘭介'
          '紹，工程費用為一百二十萬元，其中一半由保險公司支付。島上的居民在這段時間裡一直使用一艘每天只開三次的小船。第一班船定於上'
          '午九點出發，票價與去年相同。新的航線將經過漁港，那裡已經建成了一座新的碼頭。',
    'ko': '시의회는 월요일에 섬들을 잇는 여객선이 다음 주부터 다시 운항한다고 발표했다. 엔진 수리는 조선소가 약속한 것보다 여섯 주 더 걸렸다. 항만 책임자 김영희 씨에 따르면 공사 비용은 십이억 원이며 그 절반은 보험 '
          '회사가 부담한다. 섬 주민들은 그동안 하루에 세 번만 다니는 작은 배를 이용했다. 첫 배는 오전 아홉 시에 출발할 예정이고 표 값은 작년과 같다. 새로운 항로는 어항을 지나며 그곳에는 새 부두가 세워졌다.',
}
# What a label means to Python, where that differs.
CODECS = {'ibm866': 'cp866', 'windows-874': 'cp874', 'hz-gb-2312': 'hz', 'shift-jis': 'shift_jis'}
SETS = {
    'ru': 'koi8-r windows-1251 iso-8859-5 ibm866 utf-16le utf-16be utf-16 utf-32be', 'uk': 'koi8-u windows-1251', 'bg': 'windows-1251',
    'pl': 'windows-1250 iso-8859-2', 'cs': 'windows-1250 iso-8859-2', 'hu': 'windows-1250 iso-8859-2',
    'fr': 'windows-1252 iso-8859-1 iso-8859-15 utf-16le utf-32le', 'de': 'windows-1252', 'el': 'windows-1253 iso-8859-7',
    'he': 'windows-1255 iso-8859-8', 'ar': 'windows-1256 iso-8859-6 utf-16be', 'tr': 'windows-1254 iso-8859-9',
    'lt': 'windows-1257 iso-8859-13 iso-8859-4', 'th': 'tis-620 windows-874 utf-16le', 'ja': 'shift-jis euc-jp iso-2022-jp',
    'zh': 'gb18030 gbk gb2312 hz-gb-2312 utf-16le', 'zt': 'big5 gbk', 'ko': 'euc-kr cp949 iso-2022-kr utf-16be'}
# Read wrongly: HZ without a declaration, whose bytes are ASCII; ten words of Turkish and Hungarian that are declared as iso-8859-1.
FLOORS = {
    'declared': {'html': 104, 'eml': 84, 'rss': 104},
    'undeclared': {'txt': 102, 'md': 102, 'html': 102, 'eml': 82, 'csv': 102, 'srt': 102, 'rss': 102},
    'utf-8': {'html': 102, 'eml': 82, 'rss': 102},
    'iso-8859-1': {'html': 90, 'eml': 72, 'rss': 92}}


def coded(text, label):
    return text.encode(CODECS.get(label, label.replace('windows-12', 'cp12')))


def sample(language, label, words):
    """The text, or ten words of it, without what the charset does not have."""
    text = TEXTS[language]
    if words == 'few':
        text = ' '.join(text.split()[:10]) if language not in ('ja', 'zh', 'zt', 'th') else text[:28]
    codec = CODECS.get(label, label.replace('windows-12', 'cp12'))
    return text.encode(codec, 'ignore').decode(codec)


def written(form, text, label, declared):
    title = text[:15].replace(',', ' ')
    if form == 'eml':
        head = 'From: a@b.example\nMessage-ID: <1@b.example>\nSubject: x\nMIME-Version: 1.0\nContent-Transfer-Encoding: 8bit\n'
        return (head + (f'Content-Type: text/plain; charset={declared}\n' if declared else '') + '\n').encode() + coded(text + '\n', label)
    meta = f'<meta charset="{declared}">' if declared else ''
    encoding = f' encoding="{declared}"' if declared else ''
    return coded({
        'txt': f'{text}\n', 'md': f'# {title}\n\n{text}\n',
        'html': f'<html><head>{meta}<title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>',
        'csv': f'id,title,text\n1,{title},"{text}"\n', 'srt': f'1\n00:00:01,000 --> 00:00:02,000\n{text}\n',
        'rss': f'<?xml version="1.0"{encoding}?>\n<rss version="2.0"><channel><title>x</title><item><title>{title}</title>'
               f'<description>{text}</description></item></channel></rss>'}[form], label)


def squeezed(text):
    return ''.join(text.split())


class Charsets(unittest.TestCase):
    def test_as_much_is_read_rightly_as_before(self):
        with tempfile.TemporaryDirectory(prefix='dossier-charsets-') as folder:
            os.mkdir(folder + '/in')
            expected = {}
            for language, labels in SETS.items():
                for label in labels.split():
                    for words in ('many', 'few'):
                        text = sample(language, label, words)
                        for declaration, forms in FLOORS.items():
                            for form in forms:
                                if form == 'eml' and label.startswith('utf-'):
                                    continue
                                if declaration == 'iso-8859-1' and label in ('windows-1252', 'iso-8859-1', 'iso-8859-15'):
                                    continue
                                name = f'{label} {language} {words} {declaration}.{form}'
                                declared = {'declared': label, 'undeclared': ''}.get(declaration, declaration)
                                with open(f'{folder}/in/{name}', 'wb') as file:
                                    file.write(written(form, text, label, declared))
                                expected[name] = (declaration, form, squeezed(text))
            with open(folder + '/p.yaml', 'w') as file:
                file.write(f'version: 1\nname: charsets\nstages:\n  read: {{ use: reader.auto, paths: ["{folder}/in"] }}\n'
                           f'  save: {{ use: exporter.jsonl, from: [read, "*.rejected"], with: {{ directory: "{folder}/out" }} }}\n')
            subprocess.run([DOSSIER, 'run', folder + '/p.yaml', '--state', folder + '/state', '--progress', 'none'], check=True, capture_output=True)
            texts = collections.defaultdict(str)
            with open(folder + '/out/documents.jsonl', encoding='utf-8') as file:
                for document in map(json.loads, file):
                    texts[document['uri'].split('!')[0]] += squeezed(document['text'])
        right, all_ = collections.Counter(), collections.Counter()
        for name, (declaration, form, text) in sorted(expected.items()):
            all_[declaration, form] += 1
            right[declaration, form] += text in texts[name]
            if '--print' in sys.argv and text not in texts[name]:
                print('wrong:', name)
        for declaration, forms in FLOORS.items():
            for form, floor in forms.items():
                with self.subTest(f'{declaration}, {form}'):
                    read = right[declaration, form]
                    if '--print' in sys.argv:
                        print(f'{declaration:12} {form:5} {read} of {all_[declaration, form]}')
                    self.assertGreaterEqual(read, floor, f'of {all_[declaration, form]}')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
