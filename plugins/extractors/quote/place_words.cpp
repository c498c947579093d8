// Countries, peoples and regions: capitalised words that are not surnames.
#include "lexicon.hpp"

namespace quote {
namespace {

constexpr WordList place_word_table[] = {
    {kPlace,
     "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh "
     "belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burkina burundi cambodia "
     "cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark djibouti ecuador egypt "
     "eritrea "
     "estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece greenland grenada "
     "guatemala "
     "guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan "
     "kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein "
     "lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco "
     "mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway "
     "oman "
     "pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa "
     "senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria "
     "taiwan "
     "tajikistan tanzania thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda ukraine uruguay "
     "uzbekistan vanuatu vatican venezuela vietnam yemen zambia zimbabwe england scotland wales britain us u.s. uk "
     "u.k. "
     "uae eu u.n. un nato america africa asia europe oceania arctic antarctica korea zealand leone lanka faso rica "
     "arabia gulf balkans caribbean scandinavia siberia crimea kashmir tibet gaza hong kong macau"},
    {kPlace,
     "afghan albanian algerian american argentine armenian australian austrian azerbaijani bangladeshi belarusian "
     "belgian "
     "bolivian bosnian brazilian british bulgarian burmese cambodian cameroonian canadian chilean chinese colombian "
     "congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian english estonian ethiopian european "
     "filipino finnish french georgian german ghanaian greek guatemalan haitian hungarian icelandic indian indonesian "
     "iranian iraqi irish israeli italian jamaican japanese jordanian kazakh kenyan korean kurdish kuwaiti latvian "
     "lebanese libyan lithuanian malaysian maltese mexican moldovan mongolian moroccan nepalese nigerian norwegian "
     "pakistani palestinian panamanian peruvian polish portuguese qatari romanian russian rwandan saudi scottish "
     "senegalese serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese tanzanian "
     "thai tibetan tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni african asian "
     "arab muslim christian jewish catholic"},
    {kPlace,
     "north south east west northern southern eastern western northeast northwest southeast southwest central beijing "
     "moscow washington london paris berlin brussels tokyo delhi kyiv kiev rome madrid vienna warsaw budapest prague "
     "ankara tehran cairo geneva shanghai sydney canberra ottawa seoul jerusalem baghdad damascus kabul islamabad "
     "jakarta manila hanoi bangkok york angeles francisco california texas florida"},
};

}  // namespace

std::span<const WordList> place_words() { return place_word_table; }

}  // namespace quote
