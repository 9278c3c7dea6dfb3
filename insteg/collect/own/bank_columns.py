"""What the columns of the banks' exports are called: our column -> the bank's, the Swedish name where it has two."""

ESF_COLUMNS = {
    "diary_no": "diarienummer", "owner": "stödmottagare", "owner_id": "projektägare organisationsnummer", "town": "projektägare ort",
    "title": "namn på insatsen", "programme_area": "programområde", "specific_objective": "specifikt mål",
    "total_budget_sek": "total projektbudget", "cofinancing_rate_pct": "unionens medfinansieringsgrad", "esf_or_eu_support_sek": "eu-stöd i sek",
    "summary": "sammanfattning", "start_date": "startdatum", "end_date": "slutdatum", "fund": "eu-fond", "programme": "program cci",
}  # fmt: skip
KOHESIO_COLUMNS = {
    "diary_no": "Operation_Local_Identifier", "title": "Operation_Name_Programme_Language", "owner": "Beneficiary_Name",
    "owner_id": "Beneficiary_Local_Identifier", "start_date": "Operation_Start_Date", "end_date": "Operation_End_Date",
    "total_budget_eur": "Total_Eligible_Expenditure_amount", "eu_support_eur": "Project_EU_Budget", "cofinancing_rate_pct": "Cofinancing_Rate",
    "summary": "Operation_Summary_Programme_Language", "fund": "Fund_Name", "programme_period": "Programming_Period", "lau": "LAU_IDs",
    "nuts": "NUTS3_Code", "source_url": "Operation_Unique_Identifier",
}  # fmt: skip
