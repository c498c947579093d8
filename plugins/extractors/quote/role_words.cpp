// Words of offices, titles and bodies: they separate a name from its bearer's occupation.
#include "lexicon.hpp"

namespace quote {
namespace {

constexpr WordList role_word_table[] = {
    {kTitle,
     "mr mrs ms miss mx dr prof sir dame lord lady rev revd fr sr sen rep gov gen lt col maj capt sgt cmdr adm "
     "hon st messrs madam mme mlle herr frau señor señora monsignor"},
    {kRole,
     "minister secretary president chairman chairwoman chairperson chair chief executive governor mayor senator "
     "congressman congresswoman representative lawmaker legislator deputy spokesman spokeswoman spokesperson director "
     "manager officer official ambassador envoy commissioner chancellor premier king queen prince princess duke "
     "duchess "
     "pope bishop archbishop cardinal priest pastor rabbi imam ayatollah sheikh judge justice prosecutor attorney "
     "lawyer solicitor barrister counsel general colonel major captain lieutenant sergeant commander admiral marshal "
     "brigadier inspector detective sheriff constable superintendent professor doctor teacher lecturer dean rector "
     "provost headteacher headmaster researcher scientist engineer economist analyst strategist historian "
     "mathematician physicist biologist chemist psychologist sociologist philosopher expert scholar academic author "
     "coauthor co-author writer novelist poet journalist reporter editor correspondent columnist blogger presenter "
     "host "
     "critic artist actor actress singer musician composer director producer photographer designer architect coach "
     "player goalkeeper striker midfielder defender skipper manager trainer referee founder co-founder cofounder owner "
     "partner investor entrepreneur banker trader farmer driver pilot astronaut nurse physician surgeon paramedic "
     "firefighter victim witness survivor resident neighbour neighbor campaigner activist organiser organizer leader "
     "head boss member delegate candidate undersecretary under-secretary vice-president treasurer auditor clerk "
     "diplomat adviser advisor aide assistant consultant vice coordinator ceo cfo cto coo mp mep father mother brother "
     "sister son daughter wife husband uncle aunt cousin friend colleague student pupil veteran tycoon billionaire "
     "teammate insider administrator quarterback linebacker anchor curator rapporteur master controller negotiator "
     "whistleblower regulator curator librarian developer programmer operator "
     "contractor publisher "
     "forecaster councillor councilor cllr coroner magistrate trustee ranger "
     "poster user customer worker passenger cosplayer gamer chairwoman warden rapporteur ombudsman speaker whip"},
    {kRole | kPlural,
     "ministers officials researchers scientists authors experts analysts economists critics police lawyers doctors "
     "residents witnesses authorities investigators prosecutors activists campaigners leaders members organisers "
     "organizers sources spokesmen lawmakers supporters opponents media observers reports people some others many "
     "engineers executives teachers parents students workers families employees company companies government"},
    {kOrganisation,
     "council committee university college school department ministry bank agency party court office police "
     "association institute institution organisation organization corporation corp inc ltd llc plc gmbh company group "
     "union commission board federation foundation authority service services times post news journal guardian "
     "telegraph herald tribune gazette chronicle observer standard press radio television tv broadcasting network "
     "magazine daily weekly review parliament congress senate assembly house cabinet government administration bureau "
     "center centre hospital church museum society club team league railways railway airlines airways motors energy "
     "oil gas bankers holdings partners capital securities industries systems technologies technology laboratory lab "
     "force army navy guard embassy treasury reserve fund trust alliance coalition front movement league city state "
     "county municipality district municipality programme program project campaign forum summit conference states "
     "nations kingdom republic"},
    {kOutlet,
     "reuters bloomberg xinhua tass interfax kyodo afp ap dpa ansa efe pti upi bbc cnn abc nbc cbs npr pbs itv cbc "
     "msnbc "
     "cnbc sky fox jazeera politico axios wikinews post times news journal guardian telegraph herald tribune gazette "
     "chronicle observer press radio television tv broadcasting network magazine newspaper daily weekly review mail "
     "sun "
     "mirror express independent globe bulletin record register dispatch courier echo examiner inquirer monitor "
     "standard sentinel mercury newsweek economist atlantic yorker spiegel zeitung monde figaro"},
};

}  // namespace

std::span<const WordList> role_words() { return role_word_table; }

}  // namespace quote
