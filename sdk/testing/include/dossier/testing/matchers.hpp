// All matchers.
#pragma once

#include "dossier/testing/call_matchers.hpp"
#include "dossier/testing/claim_matchers.hpp"
#include "dossier/testing/copy_matchers.hpp"
#include "dossier/testing/document_matchers.hpp"
#include "dossier/testing/field_matchers.hpp"
#include "dossier/testing/finding_matchers.hpp"
#include "dossier/testing/span_matchers.hpp"
