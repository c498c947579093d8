// Meta tags that hold dates.
#pragma once

#include <string_view>

namespace dossier_html {

// In order of trust.
inline constexpr std::string_view strong_metas[] = {"article:published_time",
                                                    "og:article:published_time",
                                                    "datepublished",
                                                    "article:published",
                                                    "og:published_time",
                                                    "parsely-pub-date",
                                                    "sailthru.date",
                                                    "dc.date.issued",
                                                    "dcterms.issued",
                                                    "dcterms.created",
                                                    "dc.date.created",
                                                    "dc.created",
                                                    "pubdate",
                                                    "publishdate",
                                                    "publish-date",
                                                    "publish_date",
                                                    "published-date",
                                                    "article.published",
                                                    "published_time",
                                                    "publication_date",
                                                    "originalpublicationdate",
                                                    "cxenseparse:recs:publishtime",
                                                    "shareaholic:article_published_time",
                                                    "bt:pubdate",
                                                    "citation_publication_date",
                                                    "citation_date",
                                                    "article_date_original",
                                                    "ptime"};
// May mean another date.
inline constexpr std::string_view weak_metas[] = {
    "dcterms.date",      "dc.date",        "date",      "created",     "dc.terms.created",
    "article:post_date", "last-published", "rbpubdate", "displaydate", "releasedate"};
inline constexpr std::string_view updated_metas[] = {
    "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
    "dcterms.modified",      "last-modified",   "lastmod",      "revised",
    "article:updated_time",  "modified_time",   "dc.modified"};

}  // namespace dossier_html
