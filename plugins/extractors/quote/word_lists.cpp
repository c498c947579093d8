// Function words: they bound noun phrases and clauses.
#include "lexicon.hpp"

namespace quote {
namespace {

constexpr WordList function_word_table[] = {
    {kAux | kBe, "is are was were be been being am 's 're 'm isn't aren't wasn't weren't"},
    {kAux, "has have had having does do did 've hasn't haven't hadn't doesn't don't didn't"},
    {kAux | kModal,
     "would could should might may can must will shall 'd 'll wouldn't couldn't shouldn't can't cannot won't"},
    {kNegation,
     "not never n't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't wouldn't couldn't "
     "shouldn't can't cannot won't neither nor"},
    {kDeterminer,
     "the a an this these those every each some any no another both either all several many most few its his her their "
     "our my your one two three four five six seven eight nine ten"},
    {kPreposition,
     "of in on at by for with from to about against between into through during before after above under over among "
     "across around behind beyond near outside inside via per within without upon toward towards regarding following "
     "amid despite ahead alongside since until concerning throughout off citing"},
    {kSubjectPronoun, "he she they we i it you"},
    {kPlural, "they we"},
    {kObjectPronoun, "him them us me her it you"},
    {kSubjectPronoun | kRelative, "who which"},
    {kCoordinator, "and but or yet plus nor"},
    {kSubordinator,
     "because while although though if when where whereas unless since until as once whilst after before whereby so "
     "lest whereupon"},
    {kQuestion, "why how what whether if where when who which whom whose"},
    {kThat | kDeterminer, "that"},
    {kAdverb,
     "also too later earlier today yesterday tonight tomorrow then again now still just already even once often ever "
     "further instead however therefore meanwhile moreover nevertheless nonetheless rather simply soon twice always "
     "sometimes perhaps indeed all alike aloud anyway afterwards afterward separately only quite very almost more"},
    {kTime,
     "today yesterday tomorrow tonight week month year weekend morning afternoon evening night noon midnight spring "
     "summer autumn winter weeks months years days day hours hour minutes"},
    {kFiniteVerb,
     "went came took made gave got saw knew began became kept left held brought stood lost met ran paid sent won fell "
     "grew led spoke built broke chose drew drove rose seemed appeared thinks thought believes believed knows wants "
     "wanted needs needed makes takes goes comes gets gives keeps remains remained appears seems includes included "
     "put cut hit quit burst hurt beat flew threw wrote fought sold bought caught taught told heard sat slept struck "
     "swore "
     "became becomes means meant used asked showed shows found finds feels felt hopes hoped expects expected plans "
     "planned fears feared arose awoke bled blew bred clung crept dealt dug drank ate fled flung forbade forgot "
     "forgave froze "
     "hung hid knelt lent overcame overtook overthrew rang rode sang sank shook shone shrank slid sprang stole stuck "
     "stung "
     "strove swept swam swung tore underwent understood undertook upheld woke wore wove wept withdrew withheld "
     "withstood "
     "rebuilt"},
    {kListener,
     "reporters journalists lawmakers legislators parliament congress investors analysts voters viewers listeners "
     "readers delegates shareholders police jurors court crowd audience press media supporters fans"},
    {kParticle, "van von de der den da di du del della la le bin ibn ben al el abu ter dos das zu af y e"},
    {kAttempt,
     "refused refuses declined declines failed fails refusing declining unable unwilling likely expected able "
     "available reluctant scheduled due ready set trying tried wanted wants hopes hoped"},
    {kContinues, "went goes proceeded continued continues began going proceeds begins took"},
    {kDocument,
     "report study statement letter document article editorial survey analysis paper website post memo email e-mail "
     "message headline book filing complaint indictment lawsuit posting posts announcement communique declaration "
     "resolution audit "
     "bulletin newspaper magazine agency figures data research reports studies documents statistics results records "
     "findings poll note sign banner notice tweet"},
    {kAllegation,
     "claim claims allegation allegations accusation accusations charge charges suggestion suggestions idea notion "
     "notions "
     "criticism criticisms report reports rumour rumours rumor rumors argument arguments assertion assertions concern "
     "concerns complaint complaints call calls demand demands plan plans proposal proposals offer offers talk "
     "speculation "
     "theory theories account accounts involvement wrongdoing responsibility characterization characterisation "
     "interpretation possibility prospect findings conclusion conclusions statement statements comparison comparisons "
     "fears warnings"},
    {kFrequent,
     "according but and or however meanwhile although though while when where if as after before since because in on "
     "at "
     "by for with from to about during despite amid following there here it its this that these those the a an he she "
     "they we i you his her their our my your what who why how which some many most several all both each every no not "
     "yes so then now also even only just still yet once another other others such more less than last next first "
     "second third new old one two three four five six seven eight nine ten earlier later today yesterday tomorrow "
     "speaking writing asked citing given under over between through until unlike like instead image photo video read "
     "among across around having being had has have is are was were do does did can could will would should may might "
     "well ok okay oh moreover furthermore additionally nevertheless nonetheless therefore thus hence indeed perhaps "
     "maybe please let never always recent according"},
};

}  // namespace

std::span<const WordList> function_words() { return function_word_table; }

}  // namespace quote
