#include "lexicon.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "language/word_list.hpp"
#include "words.hpp"

namespace checker_values {

namespace {

constexpr Sense senses[] = {
    {"dead", "casualty", "count",
     "die died dies dying dead death deaths kill kills killed killing fatal fatality "
     "fatalities perish perished toll drowned drown murdered victims"},
    {"hurt", "casualty", "count",
     "injure injures injured injuring injury injuries wound wounds wounded hurt hospitalised "
     "hospitalized"},
    {"infected", "casualty", "count", "case cases infect infected infection infections"},
    {"missing", "casualty", "count", "missing unaccounted"},
    {"rescued", "casualty", "count", "rescue rescued rescues saved survive survived survivor survivors"},
    {"arrested", "casualty", "count", "arrest arrested arrests detain detained custody"},
    {"evacuated", "casualty", "count", "evacuate evacuated evacuation displaced homeless"},
    {"aboard", "", "count", "aboard board passenger passengers carry carrying carried"},
    {"for", "vote", "count", "favour favor favoured backed supported approve approved support"},
    {"against", "vote", "count", "oppose opposed objected dissent dissented rejected reject"},
    {"abstained", "vote", "count", "abstain abstained abstention abstentions"},
    {"jobs", "", "count",
     "job jobs post posts position positions employee employees staff worker workers redundancies "
     "layoffs"},
    {"cost", "money", "money", "cost costs costing bill price-tag spend spent spending built"},
    {"fare", "money", "money", "toll fare ticket fee charge pay paid"},
    {"price", "money", "money", "price prices priced"},
    {"revenue", "money", "money", "revenue revenues sales turnover takings"},
    {"profit", "money", "money", "profit profits earnings"},
    {"loss", "money", "money", "loss losses deficit"},
    {"fine", "money", "money", "fine fined fines penalty"},
    {"damage", "money", "money", "damage damages"},
    {"payout", "money", "money", "compensation compensate payout relief aid grant"},
    {"debt", "money", "money", "debt debts borrowing"},
    {"wage", "money", "money", "wage wages salary salaries"},
    {"investment", "money", "money", "invest investment investments"},
    {"dividend", "money", "money", "dividend dividends"},
    {"deal", "money", "money", "acquire acquisition takeover buy bought deal purchase"},
    {"trade", "flow", "money", "trade"},
    {"export", "flow", "money count", "export exports exported"},
    {"import", "flow", "money count", "import imports imported"},
    {"inflation", "rate", "percent points", "inflation price prices consumer cpi"},
    {"interest", "rate", "percent points", "interest key borrowing benchmark repo base"},
    {"jobless", "rate", "percent points", "unemployment jobless unemployed"},
    {"growth", "rate", "percent points", "gdp output economy growth"},
    {"mortgage", "rate", "percent points", "mortgage loan loans lender lenders"},
    {"turnout", "rate", "percent points", "turnout voted"},
    {"votes", "rate", "percent points", "vote votes ballot ballots"},
    {"revenue", "rate", "percent points", "revenue revenues sales turnover"},
    {"profit", "rate", "percent points", "profit profits earnings"},
    {"wage", "rate", "percent points", "wage wages salary salaries pay"},
    {"settlement", "rate", "percent points", "settlement settlements"},
    {"long", "size", "length", "long length stretch stretches run runs"},
    {"wide", "size", "length", "wide width"},
    {"high", "size", "length", "high height tall rise rises"},
    {"deep", "size", "length", "deep depth"},
    {"distance", "size", "length", "away from distance north south east west"},
    {"pace", "", "speed", "travel travelling traveling going doing speed speeding ran run hit struck gust wind winds"},
    {"open", "phase", "time", "open opens opened opening inaugurate inaugurated inauguration"},
    {"close", "phase", "time", "close closed closes closure shut shuts"},
    {"begin", "phase", "time", "begin begins began begun start starts started launch launched commence commenced"},
    {"end", "phase", "time", "end ends ended finish finished complete completed completion conclude concluded"},
    {"found", "phase", "time", "found founded establish established foundation"},
    {"build", "phase", "time", "build built construct constructed erected"},
    {"meet", "phase", "time", "meet meets met meeting"},
    {"sign", "phase", "time", "sign signed signing"},
    {"born", "phase", "time", "born birth"},
    {"elect", "phase", "time", "elect elected election vote voted"},
    {"strike", "phase", "time", "hit hits struck strike strikes"},
    {"arrest", "phase", "time", "arrest arrested detained"},
    {"break-out", "phase", "time", "broke break breaks erupted erupt"},
    {"buy", "phase", "time", "bought buy acquire acquired purchase purchased"},
    {"", "", "", ""}};

// name, words
constexpr std::string_view qualifiers[][2] = {
    {"limit", "limit limits limited maximum max cap ceiling capacity permitted allowed"},
    {"minimum", "minimum"},
    {"budget", "budget budgeted budgets planned original originally estimate estimated"},
    {"target", "target targets goal aim aims aimed"},
    {"expected",
     "expect expects expected forecast forecasts predict predicts predicted projected projection likely plan "
     "plans planning hope hopes hoped due"},
    {"average", "average averaged mean median"},
    {"record", "previous previously former"},
    {"increment", "additional further extra overrun"},
};

constexpr std::string_view people_words = "people person persons others victim victims casualties toll";
constexpr std::string_view person_nouns =
    "people person passenger worker employee resident villager civilian soldier police officer firefighter child "
    "children woman women man men student pupil protester demonstrator migrant tourist patient prisoner miner sailor "
    "fisherman crew guest visitor spectator driver pedestrian voter member deputy lawmaker victim survivor family "
    "families household teacher pilot customer fan player rider cyclist climber hiker adult teenager boy girl";
// As printed: the stem of "statement" is that of "station" and "state".
constexpr std::string_view reporting_words =
    "say says said saying tell tells told telling report reports reported reporting announce announces announced "
    "announcing announcement statement statements write writes wrote written add adds added adding explain explains "
    "explained comment comments commented interview interviews interviewed remark remarks reporter reporters "
    "journalist "
    "journalists speak speaks spoke speaking news-conference conference";
constexpr std::string_view rising =
    "rise rises rose risen rising climb climbs climbed increase increased increases grow grew grown growth gain gained "
    "jump jumped surge surged soar soared raise raised raises lift lifted lifts higher add added expand expanded up "
    "hike "
    "hiked widen widened improve improved strengthen strengthened swell swelled swollen multiply multiplied";
constexpr std::string_view falling =
    "fall falls fell fallen falling drop dropped drops decline declined declines decrease decreased cut cuts lower "
    "lowered "
    "reduce reduced slip slipped slide slid shrink shrank plunge plunged down narrow narrowed slump slumped contract "
    "contracted lose lost ease eased shrunk weaken weakened dwindle dwindled recede receded subside subsided abate "
    "abated";

template <class Use>
void each_stem(std::string_view list, Use use) {
  language::each_word(list, [&](std::string_view word) { use(stem_of(word)); });
}

std::set<std::string, std::less<>> stems(std::string_view list) {
  std::set<std::string, std::less<>> found;
  each_stem(list, [&](std::string stem) { found.insert(std::move(stem)); });
  return found;
}

bool names(std::string_view list, std::string_view item) {
  if (list.empty()) return true;
  for (std::size_t at = list.find(item); at != std::string_view::npos; at = list.find(item, at + 1)) {
    const auto end = at + item.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

std::vector<const Sense*> senses_of(std::string_view stem, std::string_view dimension) {
  static const auto index = [] {
    std::map<std::string, std::vector<const Sense*>, std::less<>> found;
    for (const auto& sense : senses)
      each_stem(sense.words, [&](const std::string& word) {
        auto& list = found[word];
        if (list.empty() || list.back() != &sense) list.push_back(&sense);
      });
    return found;
  }();
  std::vector<const Sense*> result;
  const auto at = index.find(stem);
  if (at == index.end()) return result;
  for (const auto* sense : at->second)
    if (names(sense->dimensions, dimension)) result.push_back(sense);
  return result;
}

bool is_casualty(std::string_view sense) {
  return std::any_of(std::begin(senses), std::end(senses),
                     [&](const Sense& each) { return each.name == sense && each.family == "casualty"; });
}

std::string_view qualifier_of(std::string_view stem) {
  static const auto index = [] {
    std::map<std::string, std::string_view, std::less<>> found;
    for (const auto& [name, words] : qualifiers)
      each_stem(words, [&, name = name](const std::string& word) { found[word] = name; });
    return found;
  }();
  const auto at = index.find(stem);
  return at == index.end() ? std::string_view() : at->second;
}

bool means_people(std::string_view stem) {
  static const auto set = stems(people_words);
  return set.count(stem) != 0;
}
bool is_person_noun(std::string_view stem) {
  static const auto set = stems(person_nouns);
  return set.count(stem) != 0;
}
bool is_reporting(std::string_view lower) { return language::one_of(lower, reporting_words); }
int direction_of(std::string_view stem) {
  static const auto up = stems(rising);
  static const auto down = stems(falling);
  return up.count(stem) ? 1 : down.count(stem) ? -1 : 0;
}

}  // namespace checker_values
