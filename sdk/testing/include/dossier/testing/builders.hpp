// All builders of records.
#pragma once

#include "dossier/testing/claim_builder.hpp"
#include "dossier/testing/copy_builder.hpp"
#include "dossier/testing/document_builder.hpp"
#include "dossier/testing/finding_builder.hpp"
#include "dossier/testing/rejected_builder.hpp"
